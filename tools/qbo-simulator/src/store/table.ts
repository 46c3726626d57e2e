import { OrderedIndex, type SortKey } from './ordered-index';
import { Rows } from './rows';

/** One change of one row; without a value the row is gone. */
export type Change = readonly [table: string, key: string, value?: unknown];

type Observer<T> = (key: string, before: T | undefined, after: T | undefined) => void;

interface Index<T> {
  readonly keyOf: (value: T) => string | undefined;
  /** One key alone is not worth a set: most indexes are nearly unique. */
  readonly rows: Map<string, string | Set<string>>;
}

/** Rows that are at hand as objects; a company with more of a kind pays a little for looking at old ones. */
const MOST_LOOSE = 20_000;

/**
 * Rows of one kind in memory, by key, in the order of their creation. Every change is told to the store, which
 * journals it. Rows are never changed in place: a row that was put is frozen by convention, and may come back as an
 * equal copy.
 */
export class Table<T> {
  private readonly rows = new Rows<T>(MOST_LOOSE);
  private observer: Observer<T> | undefined;
  private readonly indexes = new Map<string, Index<T>>();
  private readonly orders = new Map<string, OrderedIndex<T>>();

  constructor(
    readonly name: string,
    private readonly record: (change: Change) => void,
  ) {}

  get size(): number {
    return this.rows.size;
  }

  get(key: string): T | undefined {
    return this.rows.get(key);
  }

  keys(): IterableIterator<string> {
    return this.rows.keys();
  }

  values(): Iterable<T> {
    return this.rows.values();
  }

  entries(): Iterable<[string, T]> {
    return this.rows.entries();
  }

  put(key: string, value: T): void {
    const before = this.rows.get(key);
    this.load(key, value);
    this.record([this.name, key, value]);
    this.observer?.(key, before, value);
  }

  delete(key: string): void {
    const before = this.rows.get(key);
    this.unload(key);
    this.record([this.name, key]);
    this.observer?.(key, before, undefined);
  }

  /** Tells one observer of every change that is made from now on; replays and restores are none. */
  observe(observer: Observer<T>): this {
    this.observer ??= observer;
    return this;
  }

  /** Keeps only the last written so many rows at hand as objects, where older ones are hardly ever looked at. */
  keepLoose(most: number): this {
    this.rows.keepLoose(most);
    return this;
  }

  /** Keeps `find(index, key)` answerable without a scan; a second call with the same name changes nothing. */
  index(name: string, keyOf: (value: T) => string | undefined): this {
    if (this.indexes.has(name)) return this;
    const index: Index<T> = { keyOf, rows: new Map() };
    this.indexes.set(name, index);
    for (const [key, value] of this.rows.entries()) enter(index, key, value);
    return this;
  }

  /** The rows in the order of a value; the first call for a name costs a sort, later ones what has changed. */
  inOrder(name: string, keyOf: (value: T) => SortKey): OrderedIndex<T> {
    const known = this.orders.get(name);
    if (known) return known;
    const order = new OrderedIndex<T>(this.rows, keyOf);
    this.orders.set(name, order);
    return order;
  }

  /** The rows whose index key equals the given one. */
  find(index: string, key: string): T[] {
    const found: T[] = [];
    for (const row of rowsOf(this.indexes.get(index)?.rows.get(key))) {
      const value = this.rows.get(row);
      if (value !== undefined) found.push(value);
    }
    return found;
  }

  /** Puts a row without journalling it: for replay and for `put`. */
  load(key: string, value: T): void {
    const before = this.indexes.size > 0 ? this.rows.get(key) : undefined;
    this.rows.set(key, value);
    for (const index of this.indexes.values()) {
      if (before !== undefined) leave(index, key, before);
      enter(index, key, value);
    }
    for (const order of this.orders.values()) order.changed(key);
  }

  unload(key: string): void {
    const before = this.rows.get(key);
    if (before === undefined) return;
    this.rows.delete(key);
    for (const index of this.indexes.values()) leave(index, key, before);
    for (const order of this.orders.values()) order.changed(key);
  }

  clear(): void {
    this.rows.clear();
    for (const index of this.indexes.values()) index.rows.clear();
    for (const order of this.orders.values()) order.cleared();
  }
}

function rowsOf(held: string | Set<string> | undefined): Iterable<string> {
  return typeof held === 'string' ? [held] : (held ?? []);
}

function enter<T>(index: Index<T>, key: string, value: T): void {
  const indexKey = index.keyOf(value);
  if (indexKey === undefined) return;
  const held = index.rows.get(indexKey);
  if (held === undefined) index.rows.set(indexKey, key);
  else if (typeof held !== 'string') held.add(key);
  else if (held !== key) index.rows.set(indexKey, new Set([held, key]));
}

function leave<T>(index: Index<T>, key: string, value: T): void {
  const indexKey = index.keyOf(value);
  if (indexKey === undefined) return;
  const held = index.rows.get(indexKey);
  if (held === key) index.rows.delete(indexKey);
  if (typeof held !== 'object') return;
  held.delete(key);
  if (held.size === 0) index.rows.delete(indexKey);
}

/** One change of one row; without a value the row is gone. */
export type Change = readonly [table: string, key: string, value?: unknown];

type Observer<T> = (key: string, before: T | undefined, after: T | undefined) => void;

interface Index<T> {
  readonly keyOf: (value: T) => string | undefined;
  readonly rows: Map<string, Set<string>>;
}

/**
 * Rows of one kind in memory, by key, in the order of their creation. Every change is told to the store, which
 * journals it. Rows are never changed in place: a row that was put is frozen by convention.
 */
export class Table<T> {
  private readonly rows = new Map<string, T>();
  private observer: Observer<T> | undefined;
  private readonly indexes = new Map<string, Index<T>>();

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

  values(): IterableIterator<T> {
    return this.rows.values();
  }

  entries(): IterableIterator<[string, T]> {
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

  /** Keeps `find(index, key)` answerable without a scan; a second call with the same name changes nothing. */
  index(name: string, keyOf: (value: T) => string | undefined): this {
    if (this.indexes.has(name)) return this;
    const index: Index<T> = { keyOf, rows: new Map() };
    this.indexes.set(name, index);
    for (const [key, value] of this.rows) enter(index, key, value);
    return this;
  }

  /** The rows whose index key equals the given one. */
  find(index: string, key: string): T[] {
    const found: T[] = [];
    for (const row of this.indexes.get(index)?.rows.get(key) ?? []) {
      const value = this.rows.get(row);
      if (value !== undefined) found.push(value);
    }
    return found;
  }

  /** Puts a row without journalling it: for replay and for `put`. */
  load(key: string, value: T): void {
    const before = this.rows.get(key);
    this.rows.set(key, value);
    for (const index of this.indexes.values()) {
      if (before !== undefined) leave(index, key, before);
      enter(index, key, value);
    }
  }

  unload(key: string): void {
    const before = this.rows.get(key);
    if (before === undefined) return;
    this.rows.delete(key);
    for (const index of this.indexes.values()) leave(index, key, before);
  }

  clear(): void {
    this.rows.clear();
    for (const index of this.indexes.values()) index.rows.clear();
  }
}

function enter<T>(index: Index<T>, key: string, value: T): void {
  const indexKey = index.keyOf(value);
  if (indexKey === undefined) return;
  const rows = index.rows.get(indexKey);
  if (rows) rows.add(key);
  else index.rows.set(indexKey, new Set([key]));
}

function leave<T>(index: Index<T>, key: string, value: T): void {
  const indexKey = index.keyOf(value);
  if (indexKey === undefined) return;
  const rows = index.rows.get(indexKey);
  rows?.delete(key);
  if (rows?.size === 0) index.rows.delete(indexKey);
}

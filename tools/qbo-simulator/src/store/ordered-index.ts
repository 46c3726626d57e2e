import { type Rows } from './rows';

/** What rows are put in order by; none comes first. */
export type SortKey = string | number | boolean | undefined;

export type KeyTest = (sortKey: SortKey) => boolean;
const ANY: KeyTest = () => true;

interface Entry {
  readonly sortKey: SortKey;
  readonly key: string;
}

/**
 * The keys of a table's rows in the order of a value. Changes are only noted; the next reader brings them in with one
 * pass, so that writers pay nothing for it.
 */
export class OrderedIndex<T> {
  private entries: Entry[] = [];
  private pending: Set<string>;

  constructor(
    private readonly rows: Rows<T>,
    private readonly keyOf: (value: T) => SortKey,
  ) {
    this.pending = new Set(rows.keys());
  }

  changed(key: string): void {
    this.pending.add(key);
  }

  cleared(): void {
    this.entries = [];
    this.pending.clear();
  }

  /**
   * From the smallest value that is at least `from` upwards; equal ones in the order of their creation. A value that
   * `holds` refuses is passed over without a look at its row, which costs most of the time.
   */
  *ascending(from?: SortKey, holds: KeyTest = ANY): Generator<T> {
    const entries = this.settled();
    const first = from === undefined ? 0 : firstAtLeast(entries, from);
    yield* this.rowsOf(entries, first, entries.length, holds);
  }

  /** From the largest value downwards; equal ones in the order of their creation all the same. */
  *descending(holds: KeyTest = ANY): Generator<T> {
    const entries = this.settled();
    for (let end = entries.length; end > 0;) {
      const first = firstAtLeast(entries, entries[end - 1]?.sortKey);
      yield* this.rowsOf(entries, first, end, holds);
      end = first;
    }
  }

  /** How many rows have a smaller value. */
  before(value: SortKey): number {
    return firstAtLeast(this.settled(), value);
  }

  /** The rows at the positions from `start` up to but not `end`, the smallest value being at 0. */
  slice(start: number, end: number): T[] {
    const entries = this.settled();
    const rows: T[] = [];
    for (let at = Math.max(0, start); at < Math.min(end, entries.length); at += 1) {
      const row = this.rowAt(entries, at);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  private *rowsOf(entries: readonly Entry[], start: number, end: number, holds: KeyTest): Generator<T> {
    for (let at = start; at < end; at += 1) {
      const row = holds(entries[at]?.sortKey) ? this.rowAt(entries, at) : undefined;
      if (row !== undefined) yield row;
    }
  }

  private rowAt(entries: readonly Entry[], at: number): T | undefined {
    const entry = entries[at];
    return entry && this.rows.get(entry.key);
  }

  private settled(): readonly Entry[] {
    if (this.pending.size === 0) return this.entries;
    const { pending } = this;
    this.pending = new Set();
    const come: Entry[] = [];
    for (const key of pending) {
      const row = this.rows.get(key);
      if (row !== undefined) come.push({ sortKey: this.keyOf(row), key });
    }
    const stayed = this.entries.filter(({ key }) => !pending.has(key));
    this.entries = merged(stayed, come.sort(compareEntries));
    return this.entries;
  }
}

function merged(left: readonly Entry[], right: readonly Entry[]): Entry[] {
  if (left.length === 0) return [...right];
  const all: Entry[] = [];
  let at = 0;
  for (const entry of right) {
    for (let next = left[at]; next && compareEntries(next, entry) < 0; next = left[at]) {
      all.push(next);
      at += 1;
    }
    all.push(entry);
  }
  return all.concat(left.slice(at));
}

function firstAtLeast(entries: readonly Entry[], sortKey: SortKey): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareSortKeys(entries[middle]?.sortKey, sortKey) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const compareEntries = (a: Entry, b: Entry): number =>
  compareSortKeys(a.sortKey, b.sortKey) || compareIds(a.key, b.key);

export function compareSortKeys(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  return b === undefined || a > b ? 1 : -1;
}

/** Ids are numbers of any length: a longer one is larger. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a === b ? 0 : a < b ? -1 : 1);
}

import { Block } from './block';

const ROWS_OF_A_BLOCK = 32;
const BLOCKS_AT_HAND = 16;

/**
 * Rows by key, in the order of their creation. Those written last are at hand as objects; older ones are packed, at a
 * twentieth of the memory, and cost some microseconds each when they are looked at.
 */
export class Rows<T> {
  private readonly rows = new Map<string, T | Block<T>>();
  /** Keys of rows that are not packed, the one written longest ago first. */
  private readonly loose = new Set<string>();
  private readonly atHand = new Map<Block<T>, ReadonlyMap<string, T>>();

  constructor(private mostLoose: number) {}

  get size(): number {
    return this.rows.size;
  }

  /** Packs all rows but the last written so many. */
  keepLoose(most: number): void {
    if (this.mostLoose === most) return;
    this.mostLoose = most;
    this.packSurplus();
  }

  get(key: string): T | undefined {
    const held = this.rows.get(key);
    return held instanceof Block ? this.unpacked(held).get(key) : held;
  }

  set(key: string, row: T): void {
    this.rows.set(key, row);
    this.loose.delete(key);
    this.loose.add(key);
    this.packSurplus();
  }

  delete(key: string): void {
    this.rows.delete(key);
    this.loose.delete(key);
  }

  clear(): void {
    this.rows.clear();
    this.loose.clear();
    this.atHand.clear();
  }

  keys(): IterableIterator<string> {
    return this.rows.keys();
  }

  *entries(): Generator<[string, T]> {
    for (const [key, held] of this.rows) {
      const row = held instanceof Block ? this.unpacked(held).get(key) : held;
      if (row !== undefined) yield [key, row];
    }
  }

  *values(): Generator<T> {
    for (const [key, held] of this.rows) {
      const row = held instanceof Block ? this.unpacked(held).get(key) : held;
      if (row !== undefined) yield row;
    }
  }

  /** Only whole blocks are packed, so that a table does not pack at every write. */
  private packSurplus(): void {
    while (this.loose.size >= this.mostLoose + ROWS_OF_A_BLOCK) this.packOldest();
  }

  private packOldest(): void {
    const entries: [string, T][] = [];
    for (const key of this.loose) {
      if (entries.length === ROWS_OF_A_BLOCK) break;
      const row = this.rows.get(key);
      if (row !== undefined && !(row instanceof Block)) entries.push([key, row]);
    }
    const block = Block.of(entries);
    for (const [key] of entries) {
      this.rows.set(key, block);
      this.loose.delete(key);
    }
  }

  /** Rows that were created together are mostly looked at together, so the last blocks stay unpacked for a while. */
  private unpacked(block: Block<T>): ReadonlyMap<string, T> {
    const known = this.atHand.get(block);
    if (known) return known;
    const rows = block.unpack();
    this.atHand.set(block, rows);
    if (this.atHand.size > BLOCKS_AT_HAND) this.forgetOldest();
    return rows;
  }

  private forgetOldest(): void {
    for (const oldest of this.atHand.keys()) {
      this.atHand.delete(oldest);
      return;
    }
  }
}

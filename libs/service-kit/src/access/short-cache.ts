const MOST_ENTRIES = 10_000;

/** Remembers lists that were found, for a short time; an empty one is never remembered. */
export class ShortCache {
  private readonly entries = new Map<string, { rows: readonly unknown[]; until: number }>();
  private generation = 0;

  constructor(private readonly forMs: number) {}

  /** What is remembered under the key, or what `load` finds. One key must always stand for one type of row. */
  async get<Row>(key: string, load: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const found = this.entries.get(key);
    if (found && found.until > Date.now()) return found.rows as readonly Row[];
    const { generation } = this;
    const rows = await load();
    // Something was forgotten while we looked: what we have seen may be older than that.
    if (rows.length > 0 && generation === this.generation) this.keep(key, rows);
    return rows;
  }

  clear(): void {
    this.generation += 1;
    this.entries.clear();
  }

  private keep(key: string, rows: readonly unknown[]): void {
    if (this.entries.size >= MOST_ENTRIES) this.entries.clear();
    this.entries.set(key, { rows, until: Date.now() + this.forMs });
  }
}

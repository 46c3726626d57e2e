import type { Pool } from 'pg';

export interface Lease {
  readonly item: string;
  /** Grows with every change of owner. */
  readonly generation: string;
}

/** The SQL of leases: one pool of items that its living members share. */
export class LeaseStore {
  constructor(
    private readonly db: Pool,
    private readonly schema: string,
    private readonly pool: string,
    private readonly member: string,
    private readonly ttlMs: number,
  ) {}

  async addItems(items: readonly string[]): Promise<void> {
    await this.db.query(
      `INSERT INTO ${this.schema}.leases (pool, item)
       SELECT $1, item FROM unnest($2::text[]) AS item ORDER BY item ON CONFLICT DO NOTHING`,
      [this.pool, items],
    );
  }

  /** Says that this member lives and answers how many items are its share: all together differ by at most one. */
  async share(items: number): Promise<number> {
    const alive = await this.db.query<{ member: string }>(
      `WITH me AS (
         INSERT INTO ${this.schema}.lease_members (pool, member, expires_at)
         VALUES ($1, $2, now() + $3 * interval '1 ms')
         ON CONFLICT (pool, member) DO UPDATE SET expires_at = excluded.expires_at RETURNING member)
       SELECT member::text FROM me
       UNION SELECT member::text FROM ${this.schema}.lease_members WHERE pool = $1 AND expires_at > now()
       ORDER BY member`,
      [this.pool, this.member, this.ttlMs],
    );
    const rank = alive.rows.findIndex(({ member }) => member === this.member);
    const members = alive.rows.length;
    return Math.floor(items / members) + (rank < items % members ? 1 : 0);
  }

  /** @returns the leases that are still ours, with a new term */
  async renew(): Promise<Lease[]> {
    const { rows } = await this.db.query<Lease>(
      `UPDATE ${this.schema}.leases SET expires_at = now() + $3 * interval '1 ms'
        WHERE pool = $1 AND member = $2 RETURNING item, generation::text`,
      [this.pool, this.member, this.ttlMs],
    );
    return rows;
  }

  /** Takes up to `count` of the items that nobody holds. */
  async take(items: readonly string[], count: number): Promise<Lease[]> {
    const { rows } = await this.db.query<Lease>(
      `UPDATE ${this.schema}.leases l
          SET member = $2, generation = l.generation + 1, expires_at = now() + $3 * interval '1 ms'
         FROM (SELECT item FROM ${this.schema}.leases
                WHERE pool = $1 AND item = ANY ($4) AND (member IS NULL OR expires_at <= now())
                ORDER BY item LIMIT $5 FOR UPDATE SKIP LOCKED) AS free
        WHERE l.pool = $1 AND l.item = free.item RETURNING l.item, l.generation::text`,
      [this.pool, this.member, this.ttlMs, items, Math.max(0, count)],
    );
    return rows;
  }

  async release(items: readonly string[]): Promise<void> {
    await this.db.query(
      `UPDATE ${this.schema}.leases SET member = NULL, expires_at = NULL
        WHERE pool = $1 AND member = $2 AND item = ANY ($3)`,
      [this.pool, this.member, items],
    );
  }

  async leave(): Promise<void> {
    await this.db.query(
      `DELETE FROM ${this.schema}.lease_members WHERE pool = $1 AND (member = $2 OR expires_at < now() - interval '1 hour')`,
      [this.pool, this.member],
    );
  }
}

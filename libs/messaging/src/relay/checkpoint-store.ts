import { at } from '@ledgerbridge/failpoints';
import type { Pool } from 'pg';
import { schemaName } from '../storage/schema-name';

/** How far a relay has published, per partition of the log. It only moves forward. */
export class CheckpointStore {
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly relay: string,
  ) {
    this.table = `${schemaName(schema)}.relay_checkpoints`;
  }

  /** Makes the caller the one whose lease counts. @returns the last position that was published, 0 for none */
  async claim(partition: number, generation: string): Promise<bigint | undefined> {
    const { rows } = await at('messaging.checkpoint.claim', () =>
      this.pool.query<{ position: string }>(
        `INSERT INTO ${this.table} AS c (relay, partition, position, generation) VALUES ($1, $2, 0, $3)
       ON CONFLICT (relay, partition) DO UPDATE SET generation = excluded.generation
         WHERE c.generation <= excluded.generation
       RETURNING position::text`,
        [this.relay, partition, generation],
      ),
    );
    return rows[0] === undefined ? undefined : BigInt(rows[0].position);
  }

  /**
   * Does not wait for the disk: what a crash of PostgreSQL takes back is published again.
   * @returns false when another replica has the partition now
   */
  async advance(partition: number, generation: string, position: bigint): Promise<boolean> {
    const { rowCount } = await at('messaging.checkpoint.advance', () =>
      this.pool.query(
        `UPDATE ${this.table} SET position = $4 FROM (SELECT set_config('synchronous_commit', 'off', true)) AS lazily
        WHERE relay = $1 AND partition = $2 AND generation = $3 AND position <= $4`,
        [this.relay, partition, generation, position.toString()],
      ),
    );
    return rowCount === 1;
  }

  async positions(): Promise<Map<number, bigint>> {
    const sql = `SELECT partition, position::text FROM ${this.table} WHERE relay = $1`;
    const { rows } = await at('messaging.checkpoint.positions', () =>
      this.pool.query<{ partition: number; position: string }>(sql, [this.relay]),
    );
    return new Map(rows.map(({ partition, position }) => [partition, BigInt(position)]));
  }
}

import { at } from '@ledgerbridge/failpoints';
import type { Pool, PoolClient } from 'pg';
import { schemaName } from '../storage/schema-name';
import type { ClaimedPosition, PartitionPositions } from '../transport';

export interface Advance {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly generation: string;
  /** Offset of the next message to read. */
  readonly next: string;
}

/**
 * Positions of consumers, in the service's database beside its inbox. The generation is counted here and not taken
 * from the broker: a group that the broker has forgotten begins again at 1, and would be refused for ever.
 */
export class PositionStore implements PartitionPositions {
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    schema: string,
  ) {
    this.table = `${schemaName(schema)}.consumer_positions`;
  }

  async claim(consumer: string, topic: string, partition: number): Promise<ClaimedPosition> {
    const { rows } = await at('messaging.position.claim', () =>
      this.pool.query<{ next: string | null; generation: string }>(
        `INSERT INTO ${this.table} AS p (consumer, topic, partition, generation) VALUES ($1, $2, $3, 1)
       ON CONFLICT (consumer, topic, partition) DO UPDATE SET generation = p.generation + 1, claimed_at = now()
       RETURNING p.next_offset::text AS next, p.generation::text`,
        [consumer, topic, partition],
      ),
    );
    const [row] = rows;
    if (row === undefined) throw new Error('claiming a position answered no row');
    return { next: row.next ?? undefined, generation: row.generation };
  }

  /** @returns false when another member has claimed the partition since: roll back */
  async advance(tx: PoolClient, { consumer, topic, partition, generation, next }: Advance): Promise<boolean> {
    const { rowCount } = await at('messaging.position.advance', () =>
      tx.query(
        `UPDATE ${this.table} SET next_offset = $5
        WHERE consumer = $1 AND topic = $2 AND partition = $3 AND generation = $4`,
        [consumer, topic, partition, generation, next],
      ),
    );
    return rowCount === 1;
  }
}

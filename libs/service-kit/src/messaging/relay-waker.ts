import { at } from '@ledgerbridge/failpoints';
import type { Pool } from 'pg';

interface Wakeable {
  wake(partition?: number): void;
}

/** Last position by partition, as text. */
export type Heads = ReadonlyMap<number, string>;

/**
 * Wakes the relay where the log has grown. One look at the heads of all partitions takes the place of one read of each;
 * commits that come while one is under way share the next.
 */
export class RelayWaker {
  private known: Heads = new Map();
  private looking = false;
  private again = false;

  constructor(
    private readonly relay: Wakeable,
    private readonly heads: () => Promise<Heads>,
  ) {}

  /** Something was appended, nobody says where. */
  wake(): void {
    if (this.looking) this.again = true;
    else void this.look();
  }

  private async look(): Promise<void> {
    this.looking = true;
    do {
      this.again = false;
      try {
        await at('service-kit.relay-waker.look', () => this.wakeGrown());
      } catch {
        this.relay.wake();
      }
    } while (this.again);
    // At once: who wakes between the last look and a later turn would not be heard.
    this.looking = false;
  }

  private async wakeGrown(): Promise<void> {
    const heads = await at('service-kit.relay-waker.heads', () => this.heads());
    const grown = [...heads].filter(([partition, last]) => this.known.get(partition) !== last);
    this.known = heads;
    for (const [partition] of grown) this.relay.wake(partition);
  }
}

/** How far the log has grown. */
export async function readHeads(pool: Pool, schema: string): Promise<Heads> {
  const { rows } = await at('service-kit.relay-waker.read', () =>
    pool.query<{ partition: number; last: string }>(
      `SELECT partition, last_position::text AS last FROM "${schema}".log_partitions`,
    ),
  );
  return new Map(rows.map(({ partition, last }) => [partition, last]));
}

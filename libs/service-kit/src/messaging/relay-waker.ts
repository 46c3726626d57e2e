import type { Pool } from 'pg';

interface Wakeable {
  wake(partition?: number): void;
}

interface Head {
  partition: number;
  last: string;
}

/**
 * Wakes the relay where the log has grown. One look at the heads of all partitions takes the place of one read of each;
 * commits that come while one is under way share the next.
 */
export class RelayWaker {
  private heads = new Map<number, string>();
  private looking: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly schema: string,
    private readonly relay: Wakeable,
  ) {}

  /** Something was appended, nobody says where. */
  wake(): void {
    if (this.looking) this.again = true;
    else this.looking = this.look().finally(() => (this.looking = undefined));
  }

  private async look(): Promise<void> {
    do {
      this.again = false;
      try {
        await this.wakeGrown();
      } catch {
        this.relay.wake();
      }
    } while (this.again);
  }

  private async wakeGrown(): Promise<void> {
    const { rows } = await this.pool.query<Head>(
      `SELECT partition, last_position::text AS last FROM "${this.schema}".log_partitions`,
    );
    const grown = rows.filter(({ partition, last }) => this.heads.get(partition) !== last);
    this.heads = new Map(rows.map(({ partition, last }) => [partition, last]));
    for (const { partition } of grown) this.relay.wake(partition);
  }
}

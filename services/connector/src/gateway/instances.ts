import { randomUUID } from 'node:crypto';
import type { Database } from '@ledgerbridge/service-kit';
import type { Logger } from 'pino';

/** Says that this process lives, so that its calls are waited for; what a dead one was sending is unknown. */
export class Instance {
  readonly id = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private saying: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
    private readonly aliveMs: number,
  ) {}

  async start(): Promise<void> {
    await this.say();
    this.timer = setInterval(() => {
      this.saying = this.say().catch((err: unknown) =>
        this.logger.warn({ err }, 'this instance could not say that it lives'),
      );
    }, this.aliveMs / 5);
  }

  /** Called when nothing is being sent any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.saying;
    const { worker, schema } = this.database;
    await worker.query(`DELETE FROM "${schema}".gateway_instances WHERE instance = $1`, [this.id]);
  }

  private async say(): Promise<void> {
    const { worker, schema } = this.database;
    await worker.query(
      `INSERT INTO "${schema}".gateway_instances (instance, seen_at) VALUES ($1, clock_timestamp())
       ON CONFLICT (instance) DO UPDATE SET seen_at = excluded.seen_at`,
      [this.id],
    );
    await worker.query(
      `DELETE FROM "${schema}".gateway_instances WHERE seen_at < clock_timestamp() - interval '1 hour'`,
    );
  }
}

import type { Database } from '@ledgerbridge/service-kit';
import type { Logger } from 'pino';
import type { OAuthStates } from '../connections/oauth-states';

/** How long the log of calls is kept, in days. */
export const CALL_LOG_DAYS = 35;
const HOUR_MS = 3_600_000;

/** Drops what nobody may or need keep any longer, hourly. Rows of writes stay: a repeat must be recognised. */
export class Retention {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly states: OAuthStates,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => void (this.working = this.turn()), HOUR_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  async apply(): Promise<void> {
    await this.states.dropOld();
    await this.database.worker.query(
      `DELETE FROM "${this.database.schema}".quickbooks_calls WHERE at < clock_timestamp() - $1 * interval '1 day'`,
      [CALL_LOG_DAYS],
    );
  }

  private async turn(): Promise<void> {
    try {
      await this.apply();
    } catch (err) {
      this.logger.warn({ err }, 'old rows could not be dropped; trying again in an hour');
    }
  }
}

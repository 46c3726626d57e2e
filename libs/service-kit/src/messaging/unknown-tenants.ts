import { at } from '@ledgerbridge/failpoints';
import type { ParkedMessages } from '@ledgerbridge/messaging';
import type { Logger } from 'pino';
import type { AccessDirectory } from '../access/access-directory';

const CODE = 'tenant-unknown';

/** How often to look without being told, in ms: a message may be parked just after its tenant became known. */
const EVERY_MS = 10_000;
/** After a failure. */
const AGAIN_MS = 1_000;

type Parked = Pick<ParkedMessages, 'list' | 'redriveWhere'>;

/** Redrives messages that were parked because their tenant was not known, once it is. */
export class UnknownTenants {
  private timer: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly parked: Parked,
    private readonly directory: Pick<AccessDirectory, 'knownAmong'>,
    private readonly logger: Logger,
  ) {}

  /** Looks at once too: a process that died may have left some behind. */
  start(): void {
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
    this.look();
  }

  /** Looks now, or once more when it is looking already. */
  look(): void {
    this.again = true;
    this.looking ??= this.lookUntilQuiet();
  }

  stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.retry);
    this.again = false;
    return this.looking ?? Promise.resolve();
  }

  private async lookUntilQuiet(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await at('service-kit.unknown-tenants.look', () => this.redrive());
      } catch (err) {
        this.logger.warn({ err }, 'parked messages of new tenants could not be redriven; trying again');
        if (!this.stopped) this.retry = setTimeout(() => this.look(), AGAIN_MS).unref();
      }
    }
    // At once: who asks between the last look and a later turn would not be heard.
    this.looking = undefined;
  }

  private async redrive(): Promise<void> {
    const names = await at('service-kit.unknown-tenants.names', () => this.parkedNames());
    const known = await at('service-kit.unknown-tenants.known', () => this.directory.knownAmong(names));
    for (const tenantExternalId of known) {
      const { redriven } = await at('service-kit.unknown-tenants.redrive', () =>
        this.parked.redriveWhere({ code: CODE, tenantExternalId }),
      );
      if (redriven > 0)
        this.logger.info({ redriven }, 'messages of a tenant that became known were redriven');
    }
  }

  private async parkedNames(): Promise<string[]> {
    const names = new Set<string>();
    for (let cursor: string | undefined; ;) {
      const filter = {
        code: CODE,
        state: 'parked',
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      } as const;
      const page = await at('service-kit.unknown-tenants.page', () => this.parked.list(filter));
      for (const { tenantExternalId } of page.items)
        if (tenantExternalId !== null) names.add(tenantExternalId);
      if (page.nextCursor === null) return [...names];
      cursor = page.nextCursor;
    }
  }
}

import { at } from '@ledgerbridge/failpoints';
import type { ParkedMessage, ParkedMessages } from '@ledgerbridge/messaging';
import type { Logger } from 'pino';
import type { AccessDirectory } from '../access/access-directory';

/** How often to look without being told, in ms: a message may be parked just after what it awaits became known. */
const EVERY_MS = 10_000;
/** After a failure. */
const AGAIN_MS = 1_000;

type Parked = Pick<ParkedMessages, 'list' | 'redrive' | 'redriveWhere'>;
type Directory = Pick<AccessDirectory, 'knownAmong' | 'knownDivisions'>;

/**
 * Redrives messages that came before their tenant or their division was known, once it is: a host may write the first
 * order of a division a moment after it has made it, and the topics have no order between them.
 */
export class EarlyMessages {
  private timer: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly parked: Parked,
    private readonly directory: Directory,
    private readonly logger: Logger,
  ) {}

  /** Looks at once too: a process that died may have left some behind. */
  start(): void {
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
    this.look();
  }

  /** Looks now, or once more when it is looking already. */
  look(): void {
    if (this.stopped) return;
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
        await at('service-kit.early-messages.look', () => this.redrive());
      } catch (err) {
        this.logger.warn({ err }, 'early messages could not be redriven; trying again');
        this.retry = setTimeout(() => this.look(), AGAIN_MS).unref();
      }
    }
    // At once: who asks between the last look and a later turn would not be heard.
    this.looking = undefined;
  }

  private async redrive(): Promise<void> {
    await at('service-kit.early-messages.tenants', () => this.redriveTenants());
    await at('service-kit.early-messages.divisions', () => this.redriveDivisions());
  }

  private async redriveTenants(): Promise<void> {
    const messages = await at('service-kit.early-messages.without-tenant', () =>
      this.parkedAs('tenant-unknown'),
    );
    const names = new Set(messages.flatMap(({ tenantExternalId }) => tenantExternalId ?? []));
    const known = await at('service-kit.early-messages.known-tenants', () =>
      this.directory.knownAmong([...names]),
    );
    for (const tenantExternalId of known) {
      const { redriven } = await at('service-kit.early-messages.redrive-tenant', () =>
        this.parked.redriveWhere({ code: 'tenant-unknown', tenantExternalId }),
      );
      if (redriven > 0)
        this.logger.info({ redriven }, 'messages of a tenant that became known were redriven');
    }
  }

  private async redriveDivisions(): Promise<void> {
    const messages = await at('service-kit.early-messages.without-division', () =>
      this.parkedAs('division-unknown'),
    );
    const wanted = messages.flatMap(({ id, tenantId, awaits }) =>
      tenantId === null ? [] : [{ id, tenantId, externalId: awaits }],
    );
    const known = await at('service-kit.early-messages.known-divisions', () =>
      this.directory.knownDivisions(wanted),
    );
    // Oldest first, as they came.
    for (const { id } of known.reverse())
      await at('service-kit.early-messages.redrive-division', () => this.parked.redrive(id));
    if (known.length > 0)
      this.logger.info({ messages: known.length }, 'messages of divisions that became known were redriven');
  }

  /** Newest first. */
  private async parkedAs(code: string): Promise<ParkedMessage[]> {
    const messages: ParkedMessage[] = [];
    for (let cursor: string | undefined; ;) {
      const filter = {
        code,
        state: 'parked',
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      } as const;
      const page = await at('service-kit.early-messages.page', () => this.parked.list(filter));
      messages.push(...page.items);
      if (page.nextCursor === null) return messages;
      cursor = page.nextCursor;
    }
  }
}

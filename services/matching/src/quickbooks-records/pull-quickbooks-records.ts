import { setTimeout as pause } from 'node:timers/promises';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { Gateway, GatewayCall, GatewayReply } from '@ledgerbridge/qbo';
import {
  APPEND_SIGNAL,
  CONFIGURATION,
  type Database,
  DATABASE,
  EVENT_LOG,
  GATEWAY,
  LOGGER,
} from '@ledgerbridge/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import type { MatchingConfiguration } from '../configuration';
import { repeatOnConflict } from '../database/append';
import { pageOf, pageQuery } from './page-query';
import { LEASE_SECONDS, pageFailed, type PullTurn, renewTurn, takeTurn } from './pull-queue';
import { savePage } from './save-page';

/** How often to look for pages that are due without being woken, in milliseconds. */
const POLL_MS = 1_000;
/** Lists that this process pulls at once: a slow company must not hold up the others. */
const AT_ONCE = 3;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

/**
 * Pulls the lists of connected companies, page by page: take a turn, ask the gateway outside of any transaction, save.
 * A crash anywhere loses at most one page, which is asked for again; replicas share the work.
 */
@Injectable()
export class PullQuickBooksRecords implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private sleeping = new AbortController();
  private wakings = 0;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(GATEWAY) private readonly gateway: Gateway,
    @Inject(CONFIGURATION) private readonly configuration: MatchingConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = Promise.all(Array.from({ length: AT_ONCE }, () => this.run()));
  }

  /** Ends after the page in hand. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.sleeping.abort();
    await this.running;
  }

  /** Something is wanted: look now. */
  wake(): void {
    this.wakings += 1;
    this.sleeping.abort();
    this.sleeping = new AbortController();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { wakings } = this;
      if (!(await this.takeOne())) await this.sleep(wakings);
    }
  }

  /** @returns whether there was anything to do */
  private async takeOne(): Promise<boolean> {
    try {
      const turn = await takeTurn(this.database.worker, this.log.schema);
      if (!turn) return false;
      await this.whileLeased(turn, () => this.pull(turn));
      return true;
    } catch (err) {
      this.logger.warn({ err }, 'a page of QuickBooks records could not be pulled; trying again');
      return false;
    }
  }

  /** Renews the lease meanwhile: QuickBooks may take its time. A turn that fails is given back at once. */
  private async whileLeased(turn: PullTurn, work: () => Promise<void>): Promise<void> {
    const { worker, schema } = this.database;
    const renewal = setInterval(
      () => void renewTurn(worker, schema, turn).catch(() => undefined),
      (LEASE_SECONDS * 1000) / 3,
    );
    try {
      await work();
    } catch (error) {
      await pageFailed(worker, schema, turn, FIRST_RETRY_MS);
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  private async pull(turn: PullTurn): Promise<void> {
    const call: GatewayCall = {
      companyId: turn.companyId,
      // Documents wait for changes; the first pull of a list only has to come through.
      priority: turn.mode === 'changes' ? 'document' : 'bulk',
      operation: { kind: 'query', query: pageQuery(turn) },
    };
    const reply = await at('matching.pull.call', () => this.gateway.call(call));
    if (reply.outcome === 'answered') await this.save(turn, reply.body);
    else await this.retry(turn, reply);
  }

  private async save(turn: PullTurn, body: Record<string, unknown>): Promise<void> {
    const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
    const page = pageOf(turn, body);
    await at('matching.pull.save', () =>
      repeatOnConflict(() =>
        this.database.write([turn.tenantId], (tx) => savePage(tx, matching, turn, page, new Date())),
      ),
    );
    this.signal.notify();
  }

  private async retry(turn: PullTurn, reply: Exclude<GatewayReply, { outcome: 'answered' }>): Promise<void> {
    const { connectionId, list, attempts } = turn;
    const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), MAX_RETRY_MS);
    const afterMs = 'afterMs' in reply ? reply.afterMs : backoff;
    this.logger.info({ connectionId, list, outcome: reply.outcome, afterMs }, 'a page is pulled again later');
    await pageFailed(this.database.worker, this.log.schema, turn, afterMs);
  }

  /** @param wakings how often it had been woken when it last looked */
  private async sleep(wakings: number): Promise<void> {
    if (wakings !== this.wakings || this.stopping.signal.aborted) return;
    await pause(POLL_MS, undefined, { signal: this.sleeping.signal }).catch(() => undefined);
  }
}

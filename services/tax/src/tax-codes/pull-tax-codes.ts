import { setTimeout as pause } from 'node:timers/promises';
import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import type { Gateway, GatewayReply } from '@ledgerbridge/qbo';
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
import type { TaxConfiguration } from '../configuration';
import { repeatOnConflict } from '../database/append';
import { listQuery, rowsOf } from './list-query';
import { pullFailed, type PullTurn, takeTurn } from './pull-queue';
import { saveList } from './save-list';

/** How often to look for lists that are due without being woken, in milliseconds. */
const POLL_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;

/**
 * Pulls the tax codes and rates of connected companies: take a turn, ask the gateway outside of any transaction, save.
 * A crash anywhere loses at most one answer, which is asked for again; replicas share the work.
 */
@Injectable()
export class PullTaxCodes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private sleeping = new AbortController();
  private woken = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(GATEWAY) private readonly gateway: Gateway,
    @Inject(CONFIGURATION) private readonly configuration: TaxConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Ends after the list in hand. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.sleeping.abort();
    await this.running;
  }

  /** Something is wanted: look now. */
  wake(): void {
    this.woken = true;
    this.sleeping.abort();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      if (!(await this.takeOne())) await this.sleep();
    }
  }

  /** @returns whether there was anything to do */
  private async takeOne(): Promise<boolean> {
    try {
      const turn = await takeTurn(this.database.worker, this.log.schema);
      if (!turn) return false;
      await this.pull(turn);
      return true;
    } catch (err) {
      this.logger.warn({ err }, 'tax codes could not be pulled; the lease will end');
      return false;
    }
  }

  private async pull(turn: PullTurn): Promise<void> {
    const reply = await this.gateway.call({
      companyId: turn.companyId,
      priority: turn.urgent ? 'document' : 'bulk',
      operation: { kind: 'query', query: listQuery(turn.list) },
    });
    if (reply.outcome === 'answered') await this.save(turn, reply.body);
    else await this.retry(turn, reply);
  }

  private async save(turn: PullTurn, body: Record<string, unknown>): Promise<void> {
    const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
    const rows = rowsOf(turn.list, body);
    await repeatOnConflict(() =>
      this.database.write([turn.tenantId], (tx) => saveList(tx, matching, turn, rows, new Date())),
    );
    this.signal.notify();
  }

  private async retry(turn: PullTurn, reply: Exclude<GatewayReply, { outcome: 'answered' }>): Promise<void> {
    const { connectionId, list, attempts } = turn;
    const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 10), MAX_RETRY_MS);
    const afterMs = 'afterMs' in reply ? reply.afterMs : backoff;
    this.logger.info({ connectionId, list, outcome: reply.outcome, afterMs }, 'a list is pulled again later');
    await pullFailed(this.database.worker, this.log.schema, turn, afterMs);
  }

  private async sleep(): Promise<void> {
    this.sleeping = new AbortController();
    if (this.woken || this.stopping.signal.aborted) return;
    await pause(POLL_MS, undefined, { signal: this.sleeping.signal }).catch(() => undefined);
  }
}

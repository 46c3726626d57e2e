import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import { type Gateway, queryRows } from '@ledgerbridge/qbo';
import {
  APPEND_SIGNAL,
  CONFIGURATION,
  type Database,
  DATABASE,
  EVENT_LOG,
  GATEWAY,
  LOGGER,
  PullLoop,
  repeatOnConflict,
} from '@ledgerbridge/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import type { TaxConfiguration } from '../configuration';
import { listQuery } from './list-query';
import { type PullTurn, pullTurns } from './pull-queue';
import { saveList } from './save-list';

/** Pulls the tax codes and rates of connected companies, each list whole. */
@Injectable()
export class PullTaxCodes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PullLoop<PullTurn>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(GATEWAY) gateway: Gateway,
    @Inject(CONFIGURATION) private readonly configuration: TaxConfiguration,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PullLoop({
      turns: pullTurns(log.schema),
      worker: database.worker,
      gateway,
      logger,
      ask: ({ list, urgent }) => ({ query: listQuery(list), priority: urgent ? 'document' : 'bulk' }),
      save: (turn, body) => this.save(turn, body),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Something is wanted: look now. */
  wake(): void {
    this.loop.wake();
  }

  private async save(turn: PullTurn, body: Record<string, unknown>): Promise<void> {
    const matching = { log: this.log, maxAgeMs: this.configuration.listMaxAgeSeconds * 1000 };
    const rows = queryRows(turn.list, body);
    await repeatOnConflict(() =>
      this.database.write([turn.tenantId], (tx) => saveList(tx, matching, turn, rows, new Date())),
    );
    this.signal.notify();
  }
}

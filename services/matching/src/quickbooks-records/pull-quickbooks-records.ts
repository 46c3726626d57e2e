import { AppendSignal, EventLog } from '@ledgerbridge/event-store';
import type { Gateway } from '@ledgerbridge/qbo';
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
import type { MatchingConfiguration } from '../configuration';
import { pageOf, pageQuery } from './page-query';
import { type PullTurn, pullTurns } from './pull-queue';
import { savePage } from './save-page';

/** Pulls the lists of connected companies, page by page. */
@Injectable()
export class PullQuickBooksRecords implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PullLoop<PullTurn>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(APPEND_SIGNAL) private readonly signal: AppendSignal,
    @Inject(GATEWAY) gateway: Gateway,
    @Inject(CONFIGURATION) private readonly configuration: MatchingConfiguration,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new PullLoop({
      turns: pullTurns(log.schema),
      worker: database.worker,
      gateway,
      logger,
      ask: (turn) => ({
        query: pageQuery(turn),
        // Documents wait for changes; the first pull of a list only has to come through.
        priority: turn.mode === 'changes' ? 'document' : 'bulk',
      }),
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
    const page = pageOf(turn, body);
    await repeatOnConflict(() =>
      this.database.write([turn.tenantId], (tx) => savePage(tx, matching, turn, page, new Date())),
    );
    this.signal.notify();
  }
}

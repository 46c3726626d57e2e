import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { Gateway } from '@ledgerbridge/qbo';
import { CONFIGURATION, DATABASE, type Database, EVENT_LOG, GATEWAY } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { SyncConfiguration } from '../configuration';
import type { Leased } from '../work/leased-work';
import { postponeWork } from '../work/leased-work';
import { pusherTrace } from '../work/pusher-trace';
import type { PlanningFacts } from '../purchase-orders/domain/facts';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import { Wake } from '../wake';
import { callCreation } from './call-creation';
import { bodyOf } from './creation-body';
import { recordCreation } from './record-creation';
import { startCreation } from './start-creation';

/**
 * Creates records that a document's plan needs first. Two documents that need the same one share its stream and its
 * requestid, so it is created once. Then the document is planned again, with the record's id.
 */
@Injectable()
export class RecordCreator {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(GATEWAY) private readonly gateway: Gateway,
    @Inject(CONFIGURATION) private readonly configuration: SyncConfiguration,
    private readonly wake: Wake,
  ) {}

  async create(leased: Leased, creations: readonly RecordCreation[], facts: PlanningFacts): Promise<void> {
    let afterMs = 0;
    for (const creation of creations) {
      afterMs = Math.max(
        afterMs,
        await at('sync.creation.one', () => this.createOne(leased, creation, facts)),
      );
    }
    await at('sync.creation.give-back', () =>
      this.database.write([leased.tenantId], (tx) =>
        postponeWork(tx, this.log.schema, [{ documentId: leased.documentId, afterMs, again: afterMs > 0 }]),
      ),
    );
    this.wake.everyone();
  }

  /** @returns milliseconds to wait before the document is planned again; 0 when the record has its answer */
  private async createOne(leased: Leased, creation: RecordCreation, facts: PlanningFacts): Promise<number> {
    const now = new Date().toISOString();
    const { installationEpoch } = this.configuration;
    const trace = pusherTrace(leased, now);
    const wanted = {
      creation,
      body: bodyOf(creation, facts, now.slice(0, 10)),
      connection: facts.connection,
      installationEpoch,
    };
    const started = await at('sync.creation.start', () =>
      this.database.write([leased.tenantId], (tx) => startCreation(tx, this.log, leased, wanted, trace)),
    );
    if (started.status !== 'started') return 0;
    const outcome = await at('sync.creation.call', () => callCreation(this.gateway, started));
    if (outcome.kind === 'later') return outcome.afterMs;
    await at('sync.creation.record', () =>
      this.database.write([leased.tenantId], (tx) =>
        recordCreation(tx, this.log, { leased, creation, started, outcome, trace }),
      ),
    );
    return 0;
  }
}

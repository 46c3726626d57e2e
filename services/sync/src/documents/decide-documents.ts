import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { DATABASE, type Database, EVENT_LOG } from '@ledgerbridge/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { BatchFacts } from '../planning/load-facts';
import { factsForPlanning, planChange } from '../planning/plan-documents';
import { type RetryDecision, retryOrder, skipOrder } from '../purchase-orders/domain/retry';
import { Wake } from '../wake';
import {
  type DocumentChange,
  known,
  type LoadedDocument,
  type Trace,
  unchanged,
  withEvents,
} from './document-change';
import { lockDocuments, readDocuments } from './load-documents';
import { saveChanges } from './save-changes';

export type Decision = 'retry' | 'skip';

/** Carries out what a person decides about documents. */
@Injectable()
export class DecideDocuments {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly wake: Wake,
  ) {}

  /** One result per document, in their order. Unknown documents are a bug of the caller. */
  async decide(
    tenantId: string,
    documentIds: readonly string[],
    decision: Decision,
    trace: Trace,
  ): Promise<RetryDecision[]> {
    const results = await at('sync.decide.transaction', () =>
      this.database.write([tenantId], (tx) => this.decideIn(tx, tenantId, documentIds, decision, trace)),
    );
    this.wake.everyone();
    return results;
  }

  private async decideIn(
    tx: PoolClient,
    tenantId: string,
    documentIds: readonly string[],
    decision: Decision,
    trace: Trace,
  ): Promise<RetryDecision[]> {
    const ids = documentIds.map((documentId) => ({ documentId, tenantId, divisionId: documentId }));
    const seen = await at('sync.decide.read', () => readDocuments(tx, this.log, ids));
    const requests = [...seen.values()].map(({ documentId, divisionId, state }) => ({
      documentId,
      divisionId,
      order: known(state).order,
      flow: known(state).flow,
    }));
    const facts = await at('sync.decide.facts', () => factsForPlanning(tx, this.log, requests));
    const documents = await at('sync.decide.lock', () =>
      lockDocuments(tx, this.log, [...seen.values()], 'purchase-order', trace.now),
    );
    const decided = documentIds.map((id) => decideOne(documents.get(id), decision, trace, facts));
    await at('sync.decide.save', () =>
      saveChanges(
        tx,
        this.log,
        decided.map(({ change }) => change),
      ),
    );
    return decided.map(({ result }) => result);
  }
}

function decideOne(
  document: LoadedDocument | undefined,
  decision: Decision,
  trace: Trace,
  facts: BatchFacts,
): { change: DocumentChange; result: RetryDecision } {
  if (!document) throw new Error('a document was not loaded');
  const state = known(document.state);
  const result = decision === 'retry' ? retryOrder(trace.actor, state) : skipOrder(state);
  const change = unchanged(document, trace);
  if (!result.ok) return { change, result };
  const changed = withEvents(change, result.events);
  return { change: decision === 'retry' ? planChange(changed, facts) : changed, result };
}

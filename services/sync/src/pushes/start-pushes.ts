import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { requestId } from '@ledgerbridge/qbo';
import type { PoolClient } from 'pg';
import {
  type DocumentChange,
  known,
  type LoadedDocument,
  unchanged,
  withEvents,
} from '../documents/document-change';
import { lockDocuments } from '../documents/load-documents';
import { saveChanges } from '../documents/save-changes';
import { loadFacts } from '../planning/load-facts';
import { planChange } from '../planning/plan-documents';
import type { PlanningFacts } from '../purchase-orders/domain/facts';
import { planPurchaseOrder } from '../purchase-orders/domain/plan';
import { startPush } from '../purchase-orders/domain/push';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import type { PushJob } from './call-quickbooks';
import { pusherTrace } from '../work/pusher-trace';
import { endWork, type Leased } from '../work/leased-work';

/** What a leased document needs next. */
export type NextStep =
  | { step: 'push'; leased: Leased; job: PushJob }
  | { step: 'create-records'; leased: Leased; creations: RecordCreation[]; facts: PlanningFacts }
  /** It would wait for causes now, whose locks come before the work row's: a transaction of its own decides. */
  | { step: 'replan'; leased: Leased };

export interface StartOptions {
  installationEpoch: number;
  now: string;
}

/**
 * Decides what the leased documents need and starts the pushes of those whose plan is whole: from its commit on a crash
 * leaves a started push, which is found out about by its requestid. Nothing is sent in here.
 */
export async function startPushes(
  tx: PoolClient,
  log: EventLog,
  leased: readonly Leased[],
  options: StartOptions,
): Promise<NextStep[]> {
  const documents = await at('sync.push.lock', () =>
    lockDocuments(tx, log, leased, 'purchase-order', options.now),
  );
  const requests = leased.map(({ documentId }) => requestOf(loadedOf(documents, documentId)));
  const batch = await at('sync.push.facts', () => loadFacts(tx, log.schema, requests));
  const changes: DocumentChange[] = [];
  const steps: NextStep[] = [];
  const idle: string[] = [];
  for (const lease of leased) {
    const document = loadedOf(documents, lease.documentId);
    const facts = batch.documents.get(lease.documentId);
    if (!facts) throw new Error('a document has no facts');
    const decided = decide(lease, document, facts, options);
    if (decided === 'idle') idle.push(lease.documentId);
    else if (decided === 'settle')
      changes.push(planChange(unchanged(document, pusherTrace(lease, options.now)), batch));
    else if ('change' in decided) {
      changes.push(decided.change);
      steps.push({ step: 'push', leased: lease, job: jobOf(decided.change) });
    } else steps.push(decided);
  }
  await at('sync.push.end-idle', () => endWork(tx, log.schema, idle));
  await at('sync.push.save-started', () => saveChanges(tx, log, changes));
  return steps;
}

function decide(
  leased: Leased,
  document: LoadedDocument,
  facts: PlanningFacts,
  options: StartOptions,
): NextStep | { change: DocumentChange } | 'idle' | 'settle' {
  const state = known(document.state);
  if (state.pending) {
    const job = {
      documentId: leased.documentId,
      pending: state.pending,
      startedAt: document.pushStartedAt ?? options.now,
    };
    return { step: 'push', leased, job };
  }
  if (RESTING.has(state.standing.status)) return 'idle';
  const planning = planPurchaseOrder(state, facts);
  switch (planning.outcome) {
    case 'plan': {
      const { plan } = planning;
      if (plan.creations.length > 0)
        return { step: 'create-records', leased, creations: plan.creations, facts };
      const { companyId, operation } = plan;
      const id = requestId({
        installationEpoch: options.installationEpoch,
        companyId,
        subject: leased.documentId,
        operation,
        pushNumber: state.nextPush,
      });
      return {
        change: withEvents(
          { ...unchanged(document, pusherTrace(leased, options.now)), companyId },
          startPush(plan, id, state),
        ),
      };
    }
    case 'blocked':
    case 'held':
      return { step: 'replan', leased };
    default:
      return 'settle';
  }
}

/** Only a person's retry or a new revision moves these. */
const RESTING: ReadonlySet<string> = new Set(['settled', 'skipped', 'refused']);

function jobOf({ documentId, after, trace: { now } }: DocumentChange): PushJob {
  const { pending } = known(after);
  if (!pending) throw new Error('no push was started');
  return { documentId, pending, startedAt: now };
}

export function requestOf({ documentId, divisionId, state }: LoadedDocument) {
  const { order, flow } = known(state);
  return { documentId, divisionId, order, flow };
}

export function loadedOf(documents: ReadonlyMap<string, LoadedDocument>, documentId: string): LoadedDocument {
  const document = documents.get(documentId);
  if (!document) throw new Error('a document was not loaded');
  return document;
}

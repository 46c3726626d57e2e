import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { causeIdOf, releasesItself } from '../documents/document-row';
import { type DocumentChange, withEvents } from '../documents/document-change';
import type { PlanningFacts } from '../purchase-orders/domain/facts';
import { type Planning, planPurchaseOrder } from '../purchase-orders/domain/plan';
import { settlePlanning } from '../purchase-orders/domain/settle-planning';
import { POLICIES_KEY } from '../causes/domain/cause';
import { lockCauses } from './cause-locks';
import { type BatchFacts, loadFacts, type PlanningRequest } from './load-facts';

/**
 * Reads the facts of a batch. Where a plan would wait for a cause, takes the cause's lock and reads again; so it must
 * run before any work or document row is locked.
 */
export async function factsForPlanning(
  tx: PoolClient,
  log: EventLog,
  requests: readonly PlanningRequest[],
): Promise<BatchFacts> {
  const first = await at('sync.planning.facts', () => loadFacts(tx, log.schema, requests));
  const causes = requests.flatMap((request) => waitsFor(request, first.documents.get(request.documentId)));
  if (causes.length === 0) return first;
  await at('sync.planning.causes', () => lockCauses(tx, causes));
  return loadFacts(tx, log.schema, requests);
}

function waitsFor(
  { documentId, divisionId, order }: PlanningRequest,
  facts: PlanningFacts | undefined,
): string[] {
  if (!facts || !order) return [];
  const planning = planPurchaseOrder({ order, canceled: false, written: null }, facts);
  if (planning.outcome !== 'blocked' && planning.outcome !== 'held') return [];
  const keys = planning.causes.filter(releasesItself).map(({ key }) => key);
  // A change of policies may release anything of the division.
  return [...keys, POLICIES_KEY].map((key) => causeIdOf(divisionId, documentId, key));
}

/** Plans a changed document and adds what that decides. A push under way is not disturbed: its outcome plans anew. */
export function planChange(change: DocumentChange, batch: BatchFacts): DocumentChange {
  const { after, documentId } = change;
  const facts = batch.documents.get(documentId);
  if (!after.exists || after.pending || !facts) return change;
  const planning = planPurchaseOrder(after, facts);
  const planned = {
    ...change,
    companyId: facts.connection?.companyId ?? null,
    docNumber: claimed(planning) ?? change.docNumber,
  };
  if (planned.docNumber)
    batch.numbers.get(planned.docNumber.companyId)?.set(planned.docNumber.number, documentId);
  return withEvents(planned, settlePlanning(planning, facts, after));
}

/** The number that a plan gives the document in QuickBooks. */
function claimed(planning: Planning): DocumentChange['docNumber'] {
  if (planning.outcome !== 'plan' || !('DocNumber' in planning.plan.body)) return null;
  const { companyId, body } = planning.plan;
  return body.DocNumber === undefined ? null : { companyId, number: body.DocNumber };
}

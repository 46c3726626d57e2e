import {
  markedDocument,
  type QboPurchaseOrder,
  type QboPurchaseOrderBody,
  selectQuery,
} from '@ledgerbridge/qbo';
import { compareAnswer } from './compare-answer';
import { sentContent } from './push';
import type { PendingPush } from './state';

/** QuickBooks' clock and ours may differ, and it keeps seconds only. */
const CLOCK_MARGIN_MS = 5 * 60_000;

/** How to find out what became of a push whose answer was lost. */
export type LookUp = { by: 'query'; query: string } | { by: 'id'; id: string };

/**
 * A created order is looked for among those created since the push began, and told by our marker: its number may be
 * QuickBooks' own. Anything else is read by its id.
 * @param startedAt ISO time of the push's start
 */
export function lookUpFor(push: PendingPush, startedAt: string, position = 1): LookUp {
  if (push.operation !== 'create' && 'Id' in push.body && push.body.Id) return { by: 'id', id: push.body.Id };
  const since = new Date(Date.parse(startedAt) - CLOCK_MARGIN_MS).toISOString();
  const where = [{ property: 'MetaData.CreateTime', operator: '>=' as const, value: since }];
  return {
    by: 'query',
    query: selectQuery({ entity: 'PurchaseOrder', where, startPosition: position, maxResults: 1000 }),
  };
}

/** Our document among those found. The marker holds the document's id, so no other order can carry it. */
export function ourOrder(
  found: readonly QboPurchaseOrder[],
  documentId: string,
): QboPurchaseOrder | undefined {
  return found.find(({ PrivateNote }) => markedDocument(PrivateNote) === documentId);
}

/** Whether an order read after an unknown update or close is already as that push wanted it. */
export function alreadyDone(push: PendingPush, found: QboPurchaseOrder): boolean {
  const sent: QboPurchaseOrderBody | undefined = sentContent(push.body);
  const moved = 'SyncToken' in push.body && found.SyncToken !== push.body.SyncToken;
  if (!sent) return push.operation === 'close' && moved && found.POStatus === 'Closed';
  return moved && compareAnswer(sent, found).every(({ code }) => code === 'number-by-quickbooks');
}

import type { PurchaseOrder, PurchaseOrderCancel } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import { canonicalJson } from '@ledgerbridge/qbo';
import type { PoolClient } from 'pg';
import {
  type DocumentChange,
  type DocumentId,
  type LoadedDocument,
  type Trace,
  unchanged,
  withEvents,
} from '../documents/document-change';
import { lockDocuments } from '../documents/load-documents';
import { saveChanges } from '../documents/save-changes';
import { factsForPlanning, planChange } from '../planning/plan-documents';
import type { BatchFacts } from '../planning/load-facts';
import { cancelOrder, receiveOrder } from './domain/receive';
import type { PurchaseOrderEvent } from './domain/events';

/** A host's message about an order, over HTTP or a topic, with its ids resolved. */
export interface Receipt extends DocumentId {
  content: { kind: 'order'; order: PurchaseOrder } | { kind: 'cancel'; cancel: PurchaseOrderCancel };
  via: string;
  trace: Trace;
}

/** What became of a receipt; `conflict`: the same revision with other content, so it changed nothing. */
export interface ReceiptResult {
  documentId: string;
  outcome: 'accepted' | 'repeated' | 'stale' | 'conflict' | 'other-division';
}

/**
 * Takes a batch of receipts in the caller's transaction, whose last statement is the append done here. Several receipts
 * of one document are decided in their order.
 */
export async function receivePurchaseOrders(
  tx: PoolClient,
  log: EventLog,
  receipts: readonly Receipt[],
): Promise<ReceiptResult[]> {
  const first = receipts[0];
  if (!first) return [];
  const keys = await at('sync.receive.tenant-keys', () =>
    log.keys.ensure(tx, [...new Set(receipts.map(({ tenantId }) => tenantId))].sort()),
  );
  const hmac = (tenantId: string, order: PurchaseOrder): string => {
    const key = keys.get(tenantId);
    if (!key) throw new Error('a tenant has no key');
    return key.hmac(canonicalJson(order));
  };
  const facts = await at('sync.receive.facts', () =>
    factsForPlanning(tx, log, receipts.map(planningRequest)),
  );
  const documents = await at('sync.receive.lock', () =>
    lockDocuments(tx, log, receipts, 'purchase-order', first.trace.now),
  );
  const changes = new Map<string, DocumentChange>();
  const results = receipts.map((receipt) => take(receipt, documents, changes, facts, hmac));
  await at('sync.receive.save', () => saveChanges(tx, log, [...changes.values()]));
  return results;
}

function planningRequest({ documentId, divisionId, content }: Receipt) {
  const order = content.kind === 'order' ? content.order : null;
  return { documentId, divisionId, order, flow: order?.flow ?? null };
}

function take(
  receipt: Receipt,
  documents: ReadonlyMap<string, LoadedDocument>,
  changes: Map<string, DocumentChange>,
  facts: BatchFacts,
  hmac: (tenantId: string, order: PurchaseOrder) => string,
): ReceiptResult {
  const { documentId, divisionId, trace } = receipt;
  const loaded = documents.get(documentId);
  if (!loaded) throw new Error('a document was not loaded');
  if (loaded.divisionId !== divisionId) return { documentId, outcome: 'other-division' };
  const change = changes.get(documentId) ?? unchanged(loaded, trace);
  const events = decide(receipt, change, hmac);
  const decided = withEvents(change, events);
  const accepted = events.some(({ type }) => ACCEPTED.has(type));
  changes.set(documentId, accepted ? planChange(decided, facts) : decided);
  return { documentId, outcome: outcomeOf(events) };
}

function decide(
  { content, divisionId, tenantId, via }: Receipt,
  { after }: DocumentChange,
  hmac: (tenantId: string, order: PurchaseOrder) => string,
) {
  if (content.kind === 'order') {
    const { order } = content;
    return receiveOrder({ order, divisionId, via, contentHmac: hmac(tenantId, order) }, after);
  }
  const { externalId, revision, reason } = content.cancel;
  return cancelOrder({ externalId, revision, reason: reason ?? null, divisionId, via }, after);
}

const ACCEPTED: ReadonlySet<PurchaseOrderEvent['type']> = new Set([
  'PurchaseOrderReceived',
  'PurchaseOrderRevised',
  'PurchaseOrderCanceled',
]);

function outcomeOf(events: readonly PurchaseOrderEvent[]): ReceiptResult['outcome'] {
  switch (events[0]?.type) {
    case 'RepeatIgnored':
      return 'repeated';
    case 'StaleRevisionIgnored':
      return 'stale';
    case 'RevisionConflicted':
      return 'conflict';
    default:
      return 'accepted';
  }
}

import type { PurchaseOrderEvent } from '../purchase-orders/domain/events';
import { evolve, type KnownPurchaseOrder, type PurchaseOrderState } from '../purchase-orders/domain/state';

/** Who and what caused a change; ids only. */
export interface Trace {
  actor: string;
  correlationId: string;
  causationId: string | null;
  /** ISO 8601 instant in UTC. */
  now: string;
}

export interface DocumentId {
  documentId: string;
  tenantId: string;
  divisionId: string;
}

/** A document as loaded under its lock. */
export interface LoadedDocument extends DocumentId {
  version: number;
  state: PurchaseOrderState;
  /** When the push under way began; null when none is. */
  pushStartedAt: string | null;
}

/** What a transaction has decided about one document. */
export interface DocumentChange extends DocumentId {
  before: LoadedDocument;
  events: PurchaseOrderEvent[];
  after: PurchaseOrderState;
  /** The company whose queue the document stands in; null while it has none. */
  companyId: string | null;
  /** The number it gets in QuickBooks, to be kept from every other document of the company; null: no news. */
  docNumber: { companyId: string; number: string } | null;
  trace: Trace;
}

/** Adds events to what was decided so far. */
export function withEvents(change: DocumentChange, events: readonly PurchaseOrderEvent[]): DocumentChange {
  return { ...change, events: [...change.events, ...events], after: events.reduce(evolve, change.after) };
}

export function unchanged(before: LoadedDocument, trace: Trace): DocumentChange {
  const { documentId, tenantId, divisionId, state } = before;
  const companyId = state.exists ? (state.pending?.companyId ?? state.written?.companyId ?? null) : null;
  return {
    documentId,
    tenantId,
    divisionId,
    before,
    events: [],
    after: state,
    companyId,
    docNumber: null,
    trace,
  };
}

/** The state of a document that must exist by now. */
export function known(state: PurchaseOrderState): KnownPurchaseOrder {
  if (!state.exists) throw new Error('the document has no events');
  return state;
}

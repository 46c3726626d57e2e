import type { PurchaseOrder } from '@ledgerbridge/contracts';
import type { Cause } from '../../causes/domain/cause';
import type { Note, PurchaseOrderEvent, PushBody, PushOperation, Written } from './events';

/** A push that was started and whose outcome is not known yet. */
export interface PendingPush {
  pushNumber: number;
  requestId: string;
  revision: number;
  operation: PushOperation;
  planHash: string;
  companyId: string;
  body: PushBody;
  /** What the plan noted before the write. */
  notes: Note[];
  /** `sending`: no answer yet. `confirming`: it may have been written, look before sending again. */
  outcome: 'sending' | 'confirming';
}

/** Why the order rests, or that it does not. */
export type Standing =
  | { status: 'received' }
  | { status: 'queued' }
  | { status: 'blocked' | 'held'; causes: Cause[] }
  | { status: 'refused'; cause: string; detail: string }
  | { status: 'skipped'; reason: string }
  | { status: 'settled' };

/** A purchase order as its stream tells it. */
export type PurchaseOrderState =
  | { exists: false }
  | {
      exists: true;
      divisionId: string;
      externalId: string;
      /** Highest revision accepted, cancellations included. */
      revision: number;
      /** The content at `revision`, or what was last known before the cancellation; null when canceled before any came. */
      order: PurchaseOrder | null;
      contentHmac: string | null;
      flow: string | null;
      canceled: boolean;
      standing: Standing;
      /** Number of the next push; grows only after a known outcome. */
      nextPush: number;
      pending: PendingPush | null;
      written: Written | null;
    };
export type KnownPurchaseOrder = Extract<PurchaseOrderState, { exists: true }>;

export const initialState: PurchaseOrderState = { exists: false };

/** Folds one event. An event that does not fit is a broken stream: it throws. */
export function evolve(state: PurchaseOrderState, event: PurchaseOrderEvent): PurchaseOrderState {
  if (!state.exists) return firstEvent(event);
  switch (event.type) {
    case 'PurchaseOrderReceived':
    case 'PurchaseOrderRevised':
      return {
        ...state,
        revision: event.data.revision,
        order: event.sealed.order,
        contentHmac: event.data.contentHmac,
        flow: event.data.flow,
        canceled: false,
        standing: { status: 'received' },
      };
    case 'PurchaseOrderCanceled':
      return { ...state, revision: event.data.revision, canceled: true, standing: { status: 'received' } };
    case 'PurchaseOrderPlanned':
    case 'RetryRequested':
      return { ...state, standing: { status: 'queued' } };
    case 'PurchaseOrderBlocked':
      return { ...state, standing: { status: 'blocked', causes: event.sealed.causes } };
    case 'PurchaseOrderHeld':
      return { ...state, standing: { status: 'held', causes: event.sealed.causes } };
    case 'PurchaseOrderSkipped':
      return { ...state, standing: { status: 'skipped', reason: event.data.reason } };
    case 'NothingToWrite':
    case 'CancellationSettled':
      return { ...state, standing: { status: 'settled' } };
    case 'RepeatIgnored':
    case 'StaleRevisionIgnored':
    case 'RevisionConflicted':
    case 'PushPostponed':
      return state;
    default:
      return evolvePush(state, event);
  }
}

type PushEvent = Extract<
  PurchaseOrderEvent,
  {
    type:
      | 'PushStarted'
      | 'OutcomeUnknown'
      | 'Pushed'
      | 'PushSuperseded'
      | 'PushRefused'
      | 'ChangedInQuickBooks'
      | 'SyncTokenLearned';
  }
>;

function evolvePush(state: KnownPurchaseOrder, event: PushEvent): KnownPurchaseOrder {
  switch (event.type) {
    case 'PushStarted':
      return { ...state, pending: { ...event.data, ...event.sealed, outcome: 'sending' } };
    case 'OutcomeUnknown':
      return { ...state, pending: state.pending && { ...state.pending, outcome: 'confirming' } };
    case 'Pushed':
      return {
        ...ended(state),
        written: event.data.operation === 'delete' ? null : event.sealed.written,
        standing: event.data.revision === state.revision ? { status: 'settled' } : { status: 'queued' },
      };
    case 'PushSuperseded':
      return { ...ended(state), standing: { status: 'queued' } };
    case 'SyncTokenLearned':
      return {
        ...ended(state),
        written: state.written && { ...state.written, syncToken: event.data.syncToken },
        standing: { status: 'queued' },
      };
    case 'PushRefused':
      return {
        ...ended(state),
        // What is gone cannot be updated: a retry writes it anew.
        written: event.data.cause === 'deleted-in-quickbooks' ? null : state.written,
        standing: { status: 'refused', cause: event.data.cause, detail: event.sealed.detail },
      };
    case 'ChangedInQuickBooks':
      return {
        ...ended(state),
        written: state.written && { ...state.written, syncToken: event.sealed.found.SyncToken, content: '' },
        standing: { status: 'blocked', causes: [CHANGED_IN_QUICKBOOKS] },
      };
    default:
      return event satisfies never;
  }
}

/** Concerns this document alone: nothing else releases it. */
const CHANGED_IN_QUICKBOOKS: Cause = {
  code: 'changed-in-quickbooks',
  key: 'document',
  subject: null,
  field: null,
  record: null,
};

/** The push has an outcome, so the next one is another push, with another requestid. */
function ended(state: KnownPurchaseOrder): KnownPurchaseOrder {
  return { ...state, pending: null, nextPush: (state.pending?.pushNumber ?? state.nextPush) + 1 };
}

function firstEvent(event: PurchaseOrderEvent): KnownPurchaseOrder {
  if (event.type === 'PurchaseOrderReceived') {
    const { order } = event.sealed;
    const { divisionId, revision, flow, contentHmac } = event.data;
    return begun({
      divisionId,
      externalId: order.externalId,
      revision,
      order,
      contentHmac,
      flow,
      canceled: false,
    });
  }
  if (event.type === 'PurchaseOrderCanceled') {
    const { divisionId, revision } = event.data;
    const { externalId } = event.sealed;
    return begun({
      divisionId,
      externalId,
      revision,
      order: null,
      contentHmac: null,
      flow: null,
      canceled: true,
    });
  }
  throw new Error(`a purchase order's stream cannot begin with ${event.type}`);
}

type First = Omit<KnownPurchaseOrder, 'exists' | 'standing' | 'nextPush' | 'pending' | 'written'>;

/** Field by field: every replay of a stream begins here, and a spread costs it a tenth. */
function begun(first: First): KnownPurchaseOrder {
  return {
    exists: true,
    divisionId: first.divisionId,
    externalId: first.externalId,
    revision: first.revision,
    order: first.order,
    contentHmac: first.contentHmac,
    flow: first.flow,
    canceled: first.canceled,
    standing: { status: 'received' },
    nextPush: 1,
    pending: null,
    written: null,
  };
}

/** The stream's state. */
export function fold(events: readonly PurchaseOrderEvent[]): PurchaseOrderState {
  return events.reduce(evolve, initialState);
}

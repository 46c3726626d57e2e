import {
  canonicalJson,
  type QboFault,
  type QboPurchaseOrder,
  type QboPurchaseOrderBody,
  type RetryClass,
  ruleFor,
} from '@ledgerbridge/qbo';
import { connectionCause } from './resolution';
import { compareAnswer } from './compare-answer';
import type { Note, PurchaseOrderEvent, PushBody, Written } from './events';
import type { Plan } from './plan';
import type { KnownPurchaseOrder, PendingPush } from './state';

/** Starts the push of a plan. The body is kept with it: a repeat sends the same bytes under the same requestid. */
export function startPush(plan: Plan, requestId: string, state: KnownPurchaseOrder): PurchaseOrderEvent[] {
  if (state.pending) throw new Error('a push is under way: its outcome comes first');
  const { operation, hash: planHash, companyId, body } = plan;
  const data = {
    pushNumber: state.nextPush,
    requestId,
    revision: state.revision,
    operation,
    planHash,
    companyId,
  };
  return [{ type: 'PushStarted', data, sealed: { body, notes: plan.notes } }];
}

export interface Answer {
  /** The object as QuickBooks returned it; for a delete only its id. */
  found: QboPurchaseOrder | { Id: string };
  /** Found by looking, or named by a refusal, instead of answered to our request. */
  adopted: boolean;
}

/** QuickBooks has the document: the answer is compared with the plan, and what differs is noted. */
export function recordAnswer({ found, adopted }: Answer, state: KnownPurchaseOrder): PurchaseOrderEvent[] {
  const push = pendingOf(state);
  const { pushNumber, revision, operation, companyId } = push;
  const { written, notes } = whatWasWritten(push, found, state);
  const all = [
    ...push.notes,
    ...notes,
    ...(adopted ? [{ code: 'adopted' as const, field: null, planned: null, found: null }] : []),
  ];
  const data = {
    pushNumber,
    revision,
    operation,
    companyId,
    quickbooksId: written.id,
    syncToken: written.syncToken,
    notes: all.map(({ code }) => code),
  };
  return [{ type: 'Pushed', data, sealed: { written, notes: all } }];
}

function whatWasWritten(
  push: PendingPush,
  found: Answer['found'],
  state: KnownPurchaseOrder,
): { written: Written; notes: Note[] } {
  const { companyId, operation, body } = push;
  const before: Written = state.written ?? {
    companyId,
    id: found.Id,
    syncToken: '',
    docNumber: null,
    lineIds: {},
    content: '',
  };
  if (operation === 'delete' || !('Line' in found))
    return { written: { ...before, id: found.Id, content: '' }, notes: [] };
  const sent = sentContent(body);
  const written: Written = {
    companyId,
    id: found.Id,
    syncToken: found.SyncToken,
    docNumber: found.DocNumber ?? null,
    lineIds: lineIdsOf(state, found),
    content: sent ? canonicalJson(sent) : '',
  };
  if (sent) return { written, notes: compareAnswer(sent, found) };
  const closed = found.POStatus === 'Closed';
  return {
    written,
    notes: closed
      ? []
      : [{ code: 'status-differs', field: 'POStatus', planned: 'Closed', found: found.POStatus ?? null }],
  };
}

/** QuickBooks returns the lines in the order they were sent; where the number differs no line can be told. */
function lineIdsOf({ order }: KnownPurchaseOrder, { Line }: QboPurchaseOrder): Record<string, string> {
  const lines = order?.lines ?? [];
  if (lines.length !== Line.length) return {};
  return Object.fromEntries(
    lines.flatMap(({ externalId }, index) => (Line[index]?.Id ? [[externalId, Line[index].Id]] : [])),
  );
}

/** The content that a body carries, without what belongs to the one request; undefined when it only closes or deletes. */
export function sentContent(body: PushBody): QboPurchaseOrderBody | undefined {
  if (!('Line' in body)) return undefined;
  const { Id: _id, SyncToken: _token, sparse: _sparse, ...content } = body;
  return { ...content, Line: content.Line.map(({ Id: _lineId, ...line }) => line) };
}

/** QuickBooks refused for good: a person mends it, and the next push is another one. */
export function recordRefusal(fault: QboFault, state: KnownPurchaseOrder): PurchaseOrderEvent[] {
  const { pushNumber, revision } = pendingOf(state);
  const data = {
    pushNumber,
    revision,
    cause: ruleFor(fault).cause,
    faultCodes: fault.errors.map(({ code }) => code),
  };
  const detail = fault.errors.map(({ message, detail: text }) => text || message).join(' ');
  return [{ type: 'PushRefused', data, sealed: { fault, detail } }];
}

/** Another change came first (5010), and this is what QuickBooks has now. */
export function recordReread(found: QboPurchaseOrder, state: KnownPurchaseOrder): PurchaseOrderEvent[] {
  const { pushNumber, revision } = pendingOf(state);
  const fields = changedFields(state.written, found);
  if (fields.length > 0)
    return [{ type: 'ChangedInQuickBooks', data: { pushNumber, revision, fields }, sealed: { found } }];
  return [{ type: 'SyncTokenLearned', data: { pushNumber, syncToken: found.SyncToken } }];
}

/** Fields of ours that somebody changed since we wrote them. */
export function changedFields(written: Written | null, found: QboPurchaseOrder): string[] {
  if (!written || written.content === '') return [];
  const ours = JSON.parse(written.content) as QboPurchaseOrderBody;
  return compareAnswer(ours, {
    ...found,
    ...(written.docNumber === null ? {} : { DocNumber: found.DocNumber ?? '' }),
  })
    .filter(({ code, found: now }) => code !== 'number-by-quickbooks' || now !== written.docNumber)
    .map(({ field }) => field ?? '');
}

export function recordUnknown(reason: string, state: KnownPurchaseOrder): PurchaseOrderEvent[] {
  const push = pendingOf(state);
  return push.outcome === 'confirming'
    ? []
    : [{ type: 'OutcomeUnknown', data: { pushNumber: push.pushNumber, revision: push.revision, reason } }];
}

/** Nothing was sent and nothing is decided: the same push is tried later. */
export function recordPostponed(
  reason: string,
  alreadyNoted: boolean,
  state: KnownPurchaseOrder,
): PurchaseOrderEvent[] {
  return alreadyNoted
    ? []
    : [{ type: 'PushPostponed', data: { pushNumber: pendingOf(state).pushNumber, reason } }];
}

/**
 * The company takes nothing until somebody mends the connection. A push that may have been written stays as it is; one
 * that was certainly not sent ends, and the document waits for the connection.
 */
export function recordCompanyHeld(cause: string, state: KnownPurchaseOrder): PurchaseOrderEvent[] {
  const push = pendingOf(state);
  if (push.outcome === 'confirming') return [];
  const causes = [connectionCause(cause === 'reconnect-needed' ? 'reconnect-needed' : 'company-held')];
  return [
    { type: 'PushSuperseded', data: { pushNumber: push.pushNumber, cause } },
    {
      type: 'PurchaseOrderHeld',
      data: { revision: state.revision, codes: causes.map(({ code }) => code), connection: null },
      sealed: { causes },
    },
  ];
}

/** What the retry class of a refusal asks the pusher to do next. */
export type AfterRefusal = 'record' | 're-read' | 'look-at-existing';

export function afterRefusal(fault: QboFault): AfterRefusal {
  const next: Partial<Record<RetryClass, AfterRefusal>> = { 're-read': 're-read', adopt: 'look-at-existing' };
  return next[ruleFor(fault).retry] ?? 'record';
}

function pendingOf({ pending }: KnownPurchaseOrder): PendingPush {
  if (!pending) throw new Error('no push is under way');
  return pending;
}

import { at } from '@ledgerbridge/failpoints';
import {
  existingTransaction,
  type Gateway,
  type GatewayCall,
  type GatewayReply,
  markedDocument,
  type Operation,
  type QboFault,
  type QboPurchaseOrder,
  queryRows,
  ruleFor,
} from '@ledgerbridge/qbo';
import { alreadyDone, lookUpFor, ourOrder } from '../purchase-orders/domain/look-up';
import { afterRefusal } from '../purchase-orders/domain/push';
import type { PendingPush } from '../purchase-orders/domain/state';
import type { PushOutcome } from './outcome';

/** A push to be sent or found out about. */
export interface PushJob {
  documentId: string;
  pending: PendingPush;
  /** ISO time of the push's start: the window in which its order was created. */
  startedAt: string;
}

const PAGE = 1000;

/** Sends a push, or looks first when an earlier try may have been written. Every HTTP call of a push is in this file. */
export async function callQuickBooks(gateway: Gateway, job: PushJob): Promise<PushOutcome> {
  if (job.pending.outcome === 'sending') return at('sync.push.send', () => send(gateway, job, false));
  const found = await at('sync.push.look-up', () => lookUp(gateway, job));
  return found ?? at('sync.push.resend', () => send(gateway, job, true));
}

async function send(gateway: Gateway, job: PushJob, resend: boolean): Promise<PushOutcome> {
  const { companyId, requestId } = job.pending;
  const call: GatewayCall = {
    companyId,
    priority: 'document',
    operation: operationOf(job.pending),
    requestId,
    ...(resend ? { resend } : {}),
  };
  const reply = await at('sync.push.call', () => gateway.call(call));
  switch (reply.outcome) {
    case 'answered':
      return { kind: 'answered', found: answeredOrder(reply.body), adopted: false };
    case 'refused':
      return at('sync.push.after-refusal', () => refused(gateway, job, reply.fault));
    case 'unknown':
      return { kind: 'unknown', reason: reply.reason };
    default:
      return waiting(reply);
  }
}

function waiting(
  reply: Extract<GatewayReply, { outcome: 'retry-later' | 'in-flight' | 'company-held' }>,
): PushOutcome {
  switch (reply.outcome) {
    case 'retry-later':
      return { kind: 'postponed', reason: reply.reason, afterMs: reply.afterMs };
    case 'in-flight':
      return { kind: 'postponed', reason: 'in-flight', afterMs: reply.afterMs };
    case 'company-held':
      return { kind: 'company-held', cause: reply.cause };
  }
}

function operationOf({ operation, body }: PendingPush): Operation {
  const entity = 'PurchaseOrder';
  if (operation === 'create') return { kind: 'create', entity, body };
  if (operation === 'delete' && 'Id' in body && body.Id && body.SyncToken)
    return { kind: 'delete', entity, body: { Id: body.Id, SyncToken: body.SyncToken } };
  return { kind: 'update', entity, body };
}

function answeredOrder(body: Record<string, unknown>): QboPurchaseOrder | { Id: string } {
  const order = body['PurchaseOrder'];
  if (!isOrder(order)) throw new Error('QuickBooks answered a purchase order without its id');
  return order;
}

const isOrder = (value: unknown): value is QboPurchaseOrder =>
  typeof value === 'object' && value !== null && 'Id' in value && typeof value.Id === 'string';

async function refused(gateway: Gateway, job: PushJob, fault: QboFault): Promise<PushOutcome> {
  const { operation } = job.pending;
  const gone = ruleFor(fault).cause === 'deleted-in-quickbooks';
  if (gone && operation === 'delete') return { kind: 'answered', found: { Id: idOf(job) }, adopted: true };
  switch (afterRefusal(fault)) {
    case 'record':
      return { kind: 'refused', fault };
    case 're-read':
      return at('sync.push.re-read', () => reread(gateway, job, fault));
    case 'look-at-existing':
      return at('sync.push.look-at-existing', () => existing(gateway, job, fault));
  }
}

/** The number is taken: by ourselves, when an answer was lost, or by somebody else. */
async function existing(gateway: Gateway, job: PushJob, fault: QboFault): Promise<PushOutcome> {
  const other = existingTransaction(fault);
  if (other?.type !== 'PurchaseOrder') return { kind: 'refused', fault };
  const reply = await at('sync.push.read-existing', () => readOrder(gateway, job, other.id));
  if (reply.outcome !== 'answered') return readFailed(reply, fault);
  const order = answeredOrder(reply.body);
  const ours = 'PrivateNote' in order && markedDocument(order.PrivateNote) === job.documentId;
  return ours ? { kind: 'answered', found: order, adopted: true } : { kind: 'refused', fault };
}

async function reread(gateway: Gateway, job: PushJob, fault: QboFault): Promise<PushOutcome> {
  const reply = await at('sync.push.read-again', () => readOrder(gateway, job, idOf(job)));
  if (reply.outcome !== 'answered') return readFailed(reply, fault);
  const order = answeredOrder(reply.body);
  return 'Line' in order ? { kind: 'reread', found: order } : { kind: 'refused', fault };
}

/** A refusal is final, so what could not be read now is asked for again: the gateway replays the refusal. */
function readFailed(reply: Exclude<GatewayReply, { outcome: 'answered' }>, fault: QboFault): PushOutcome {
  switch (reply.outcome) {
    case 'refused':
      return { kind: 'refused', fault: reply.fault };
    case 'unknown':
      return {
        kind: 'postponed',
        reason: `read after ${fault.errors[0]?.code ?? 'refusal'}`,
        afterMs: 2_000,
      };
    default:
      return waiting(reply);
  }
}

/** What became of a push whose answer was lost; undefined: nothing of it is there, so it is sent again. */
async function lookUp(gateway: Gateway, job: PushJob): Promise<PushOutcome | undefined> {
  const { pending, startedAt, documentId } = job;
  for (let position = 1; ; position += PAGE) {
    const wanted = lookUpFor(pending, startedAt, position);
    if (wanted.by === 'id') return at('sync.push.look-up-by-id', () => lookUpById(gateway, job, wanted.id));
    const reply = await at('sync.push.query', () =>
      gateway.call({
        companyId: pending.companyId,
        priority: 'document',
        operation: { kind: 'query', query: wanted.query },
      }),
    );
    if (reply.outcome !== 'answered') return stillUnknown(reply);
    const page = ordersOf(reply.body);
    const ours = ourOrder(page, documentId);
    if (ours) return { kind: 'answered', found: ours, adopted: true };
    if (page.length < PAGE) return undefined;
  }
}

async function lookUpById(gateway: Gateway, job: PushJob, id: string): Promise<PushOutcome | undefined> {
  const reply = await at('sync.push.read-by-id', () => readOrder(gateway, job, id));
  const removed = reply.outcome === 'refused' && ruleFor(reply.fault).cause === 'deleted-in-quickbooks';
  if (removed && job.pending.operation === 'delete')
    return { kind: 'answered', found: { Id: id }, adopted: true };
  if (reply.outcome !== 'answered')
    return removed ? { kind: 'refused', fault: reply.fault } : stillUnknown(reply);
  const order = answeredOrder(reply.body);
  return 'Line' in order && alreadyDone(job.pending, order)
    ? { kind: 'answered', found: order, adopted: true }
    : undefined;
}

/** A look-up that failed has told nothing: the outcome stays unknown. */
function stillUnknown(reply: Exclude<GatewayReply, { outcome: 'answered' }>): PushOutcome {
  return reply.outcome === 'retry-later' || reply.outcome === 'in-flight' || reply.outcome === 'company-held'
    ? waiting(reply)
    : { kind: 'unknown', reason: 'look-up-failed' };
}

const ordersOf = (body: Record<string, unknown>): QboPurchaseOrder[] =>
  queryRows('PurchaseOrder', body).filter(isOrder);

function readOrder(gateway: Gateway, { pending }: PushJob, id: string): Promise<GatewayReply> {
  return gateway.call({
    companyId: pending.companyId,
    priority: 'document',
    operation: { kind: 'read', entity: 'PurchaseOrder', id },
  });
}

function idOf({ pending }: PushJob): string {
  if ('Id' in pending.body && pending.body.Id) return pending.body.Id;
  throw new Error('only an update, a closing or a deletion has an id');
}

import type { Capabilities, PurchaseOrder } from '@ledgerbridge/contracts';
import { canonicalJson, contentHash, type QboPurchaseOrderBody } from '@ledgerbridge/qbo';
import { type Cause, cause, causeRule, policyCauseKey } from '../../causes/domain/cause';
import { docNumberFor } from './doc-number';
import type { Note, PushBody, PushOperation, Written } from './events';
import type { ConnectionFact, PlanningFacts } from './facts';
import { connectionCause, mentionKey, type RecordCreation } from './resolution';
import { plain, type SourcedValue, sourcesOf } from './sourced';
import type { KnownPurchaseOrder } from './state';
import { toQboPurchaseOrder } from './to-qbo-purchase-order';

/** The exact request that the document's state calls for, with its side effects and the source of every value. */
export interface Plan {
  operation: PushOperation;
  companyId: string;
  /** Records that are created first, in this order; then the document is planned again with their ids. */
  creations: RecordCreation[];
  body: PushBody;
  sources: SourcedValue[];
  /** Known before the write: a shortened number, a location that orders do not carry. */
  notes: Note[];
  /** Changes when anything that would be sent changes; who approves a plan approves this. */
  hash: string;
}

export type Planning =
  | { outcome: 'plan'; plan: Plan }
  | { outcome: 'blocked' | 'held'; causes: Cause[] }
  | { outcome: 'skipped'; reason: string }
  /** QuickBooks has it already as it should be. */
  | { outcome: 'nothing-to-write' }
  /** Canceled, and nothing of it is in QuickBooks. */
  | { outcome: 'canceled' };

/** What a plan needs to know of the document. */
export type Plannable = Pick<KnownPurchaseOrder, 'order' | 'canceled' | 'written'>;

/**
 * Plans a document: the same function serves preview, push, what-if and replay. Pure: the same document and facts give
 * the same plan, byte for byte. The connection is judged first, whatever else the document lacks.
 */
export function planPurchaseOrder(document: Plannable, facts: PlanningFacts): Planning {
  if (document.canceled && !document.written) return { outcome: 'canceled' };
  const { connection } = facts;
  if (!connection?.companyId)
    return connection ? held('connection-pending') : { outcome: 'skipped', reason: 'not-connected' };
  const unusable = unusableConnection(connection);
  if (unusable) return unusable;
  const { companyId } = connection;
  if (document.canceled && document.written) return planCancellation(document.written, companyId, facts);
  if (!document.order) return { outcome: 'canceled' };
  return planContent(document.order, document.written, companyId, facts);
}

function unusableConnection({ status }: ConnectionFact): Planning | undefined {
  switch (status) {
    case 'connected':
      return undefined;
    case 'pending':
      return held('connection-pending');
    case 'reconnect-needed':
      return held('reconnect-needed');
    case 'held':
      return held('company-held');
    case 'disconnected':
      return held('disconnected');
  }
}

const held = (
  code: 'connection-pending' | 'reconnect-needed' | 'company-held' | 'disconnected',
): Planning => ({
  outcome: 'held',
  causes: [connectionCause(code)],
});

function planContent(
  order: PurchaseOrder,
  written: Written | null,
  companyId: string,
  facts: PlanningFacts,
): Planning {
  const number = docNumberFor(order.number, facts);
  const {
    body: tree,
    creations,
    causes,
  } = toQboPurchaseOrder(order, number.ok ? number.docNumber : null, facts);
  const all = [...companyCauses(order, facts), ...(number.ok ? [] : [number.cause]), ...causes];
  if (all.length > 0) return standing(all);
  const body = plain<QboPurchaseOrderBody>(tree);
  if (written && written.content === canonicalJson(body)) return { outcome: 'nothing-to-write' };
  const request: PushBody = written ? asUpdate(body, order, written) : body;
  const operation = written ? 'update' : 'create';
  const notes = [...(number.ok ? number.notes : []), ...locationNotes(order)];
  return {
    outcome: 'plan',
    plan: {
      operation,
      companyId,
      creations,
      body: request,
      notes,
      // Worked out when looked at: sources are for previews alone, and causes are looked for without a hash.
      get sources() {
        return sourcesOf(tree);
      },
      get hash() {
        return contentHash([operation, companyId, creations, request]);
      },
    },
  };
}

/** While anything will still answer by itself the document is held: nobody should decide on half of what is known. */
function standing(causes: Cause[]): Planning {
  const held = causes.some(({ code }) => causeRule(code).standing === 'held');
  return { outcome: held ? 'held' : 'blocked', causes };
}

/** What the company's plan and preferences do not allow. */
function companyCauses(order: PurchaseOrder, { connection, policies }: PlanningFacts): Cause[] {
  const company = connection?.capabilities;
  if (!company) return [];
  const billable = order.lines.some((line) => line.billable);
  return [
    ...(company.purchaseOrders ? [] : [connectionCause('plan-lacks-feature')]),
    ...(billable && !company.billableExpenses ? [connectionCause('billable-off')] : []),
    ...classCauses(order, company),
    ...currencyCauses(order, company, policies.values.apAccount),
  ];
}

function classCauses(order: PurchaseOrder, { classTracking }: Capabilities): Cause[] {
  const classes = [order.class, ...order.lines.map((line) => line.class)].filter((ref) => ref !== undefined);
  if (classes.length === 0 || classTracking === 'line') return [];
  if (classTracking === 'off') return [connectionCause('classes-off')];
  const different = new Set(classes.map((ref) => JSON.stringify(mentionKey(ref)))).size;
  return different > 1 ? [cause('class-per-transaction', 'document')] : [];
}

function currencyCauses(
  { currency }: PurchaseOrder,
  company: Capabilities,
  chosenAccount: string | null,
): Cause[] {
  if (currency !== company.homeCurrency && !company.multiCurrency) return [connectionCause('currency-off')];
  const accounts = company.apAccounts.filter((account) => account.currency === currency);
  return chosenAccount === null && accounts.length !== 1
    ? [cause('ap-account-undecided', policyCauseKey('apAccount'))]
    : [];
}

function locationNotes(order: PurchaseOrder): Note[] {
  const somewhere = order.location !== undefined || order.lines.some((line) => line.location !== undefined);
  return somewhere ? [{ code: 'location-not-carried', field: 'location', planned: null, found: null }] : [];
}

/** Sparse, so that what the accountant added stays; with every line, since a sent list of lines replaces the old one. */
function asUpdate(
  body: QboPurchaseOrderBody,
  order: PurchaseOrder,
  { id, syncToken, lineIds }: Written,
): PushBody {
  const lines = body.Line.map((line, index) => {
    const known = lineIds[order.lines[index]?.externalId ?? ''];
    return known === undefined ? line : { Id: known, ...line };
  });
  return { Id: id, SyncToken: syncToken, sparse: true, ...body, Line: lines };
}

function planCancellation(written: Written, companyId: string, { policies }: PlanningFacts): Planning {
  const { onCancel } = policies.values;
  const from = { kind: 'policy', policy: 'onCancel', origin: policies.origin.onCancel } as const;
  const target = { Id: written.id, SyncToken: written.syncToken };
  const body: PushBody = onCancel === 'delete' ? target : { ...target, sparse: true, POStatus: 'Closed' };
  const sources: SourcedValue[] = onCancel === 'delete' ? [] : [{ path: 'POStatus', value: 'Closed', from }];
  return {
    outcome: 'plan',
    plan: {
      operation: onCancel,
      companyId,
      creations: [],
      body,
      sources,
      notes: [],
      hash: contentHash([onCancel, companyId, [], body]),
    },
  };
}

import { isVoidedBody } from '../company/changes';
import { html, type Html } from '../html/html';
import { textOf, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';

/** How an object stands, in the words of QuickBooks' lists. */
const TONES = {
  Open: '',
  Closed: 'good',
  Partial: '',
  Overdue: 'warn',
  Paid: 'good',
  Used: 'good',
  Unapplied: 'warn',
  Pending: '',
  Accepted: 'good',
  Converted: 'good',
  Rejected: 'bad',
  Billable: '',
  Billed: 'good',
  'Not billable': '',
  Voided: 'bad',
  Deleted: 'bad',
  Active: 'good',
  Inactive: 'warn',
} as const;

export type Status = keyof typeof TONES;

export function isStatus(text: string): text is Status {
  return Object.hasOwn(TONES, text);
}

/** How one kind of transaction stands on a day (`YYYY-MM-DD`), and what its list can be narrowed to. */
interface Standing {
  readonly statuses: readonly Status[];
  readonly of: (body: JsonObject, today: string) => Status | undefined;
}

/** What is owed until a day, by a customer or to a vendor. */
const OWED: Standing = {
  statuses: ['Open', 'Partial', 'Overdue', 'Paid'],
  of: (body, today) => {
    const { Balance, TotalAmt } = body;
    if (Balance === 0) return 'Paid';
    if ((textOf(body, 'DueDate') ?? today) < today) return 'Overdue';
    return Balance === TotalAmt ? 'Open' : 'Partial';
  },
};

const CREDIT: Standing = {
  statuses: ['Open', 'Partial', 'Used'],
  of: ({ Balance, TotalAmt }) => (Balance === 0 ? 'Used' : Balance === TotalAmt ? 'Open' : 'Partial'),
};

const RECEIVED: Standing = {
  statuses: ['Unapplied', 'Partial', 'Closed'],
  of: ({ UnappliedAmt, TotalAmt }) =>
    UnappliedAmt === 0 ? 'Closed' : UnappliedAmt === TotalAmt ? 'Unapplied' : 'Partial',
};

const ORDER: Standing = {
  statuses: ['Open', 'Closed'],
  of: ({ POStatus }) => (POStatus === 'Closed' ? 'Closed' : 'Open'),
};

const OFFER: Standing = {
  statuses: ['Pending', 'Accepted', 'Converted', 'Closed', 'Rejected'],
  of: (body) => {
    const status = textOf(body, 'TxnStatus') ?? '';
    return isStatus(status) ? status : undefined;
  },
};

const CHARGE: Standing = {
  statuses: ['Billable', 'Billed'],
  of: ({ HasBeenInvoiced }) => (HasBeenInvoiced === true ? 'Billed' : 'Billable'),
};

const TIME: Standing = {
  statuses: ['Billable', 'Billed', 'Not billable'],
  of: ({ BillableStatus }) => billableStatus(BillableStatus) ?? 'Not billable',
};

/** Money that changed hands at once. */
const AT_ONCE: Standing = { statuses: [], of: () => 'Paid' };
const NONE: Standing = { statuses: [], of: () => undefined };

const STANDINGS = new Map<string, Standing>([
  ['Invoice', OWED],
  ['Bill', OWED],
  ['CreditMemo', CREDIT],
  ['VendorCredit', CREDIT],
  ['Payment', RECEIVED],
  ['PurchaseOrder', ORDER],
  ['Estimate', OFFER],
  ['ReimburseCharge', CHARGE],
  ['TimeActivity', TIME],
  ['SalesReceipt', AT_ONCE],
  ['RefundReceipt', AT_ONCE],
]);

const standingOf = ({ name }: EntityDefinition): Standing => STANDINGS.get(name) ?? NONE;

/** It is due on a day. */
export const isOwed = (definition: EntityDefinition): boolean => standingOf(definition) === OWED;

/** A part of it can be open. */
export const hasOpenBalance = (definition: EntityDefinition): boolean =>
  [OWED, CREDIT].includes(standingOf(definition));

/** Whether a line or an activity is charged to its customer. */
export function billableStatus(value: unknown): Status | undefined {
  if (value === 'Billable') return 'Billable';
  return value === 'HasBeenBilled' ? 'Billed' : undefined;
}

/** The status of an object on a day; none for what is neither open nor closed, such as a journal entry. */
export function statusOf(definition: EntityDefinition, body: JsonObject, today: string): Status | undefined {
  if (definition.kind === 'name-list') return body['Active'] === false ? 'Inactive' : 'Active';
  return isVoidedBody(body) ? 'Voided' : standingOf(definition).of(body, today);
}

/** What a list of an entity can be narrowed to. */
export function statusesOf(definition: EntityDefinition): Status[] {
  const { kind, fields, operations } = definition;
  if (kind === 'name-list') return fields['Active'] ? ['Active', 'Inactive'] : [];
  const statuses: Status[] = [...standingOf(definition).statuses];
  if (operations.includes('void')) statuses.push('Voided');
  return operations.includes('delete') ? [...statuses, 'Deleted'] : statuses;
}

export function badge(status: Status | undefined): Html {
  return status === undefined ? html`` : html`<span class="badge ${TONES[status]}">${status}</span>`;
}

import { type ChangeOperation } from '../company/changes';

/** What webhooks tell of one entity. */
interface WebhookEntity {
  readonly name: string;
  readonly operations: readonly ChangeOperation[];
}

const WRITES: readonly ChangeOperation[] = ['created', 'updated'];
const REMOVABLE: readonly ChangeOperation[] = [...WRITES, 'deleted'];
const NAMES: readonly ChangeOperation[] = [...REMOVABLE, 'merged'];
const FORMS: readonly ChangeOperation[] = [...REMOVABLE, 'emailed'];
const PAYMENTS: readonly ChangeOperation[] = [...REMOVABLE, 'voided'];

/**
 * The entities that webhooks tell of, by the name of the data service (QuickBooks Online, webhooks page). Tax codes
 * and tax rates are not among them.
 */
const ENTITIES: Readonly<Record<string, readonly ChangeOperation[]>> = {
  Account: NAMES,
  Bill: REMOVABLE,
  BillPayment: PAYMENTS,
  Budget: WRITES,
  Class: NAMES,
  CompanyCurrency: WRITES,
  CreditMemo: [...FORMS, 'voided'],
  Customer: NAMES,
  Department: [...WRITES, 'merged'],
  Deposit: REMOVABLE,
  Employee: NAMES,
  Estimate: FORMS,
  Invoice: [...FORMS, 'voided'],
  Item: NAMES,
  JournalCode: WRITES,
  JournalEntry: REMOVABLE,
  Payment: [...FORMS, 'voided'],
  PaymentMethod: [...WRITES, 'merged'],
  Preferences: ['updated'],
  Purchase: [...REMOVABLE, 'voided'],
  PurchaseOrder: FORMS,
  RefundReceipt: [...FORMS, 'voided'],
  SalesReceipt: [...FORMS, 'voided'],
  TaxAgency: WRITES,
  Term: WRITES,
  TimeActivity: REMOVABLE,
  Transfer: [...REMOVABLE, 'voided'],
  Vendor: NAMES,
  VendorCredit: REMOVABLE,
};

/** Webhooks call the currencies of a company otherwise than the data service does. */
const RENAMED: Readonly<Record<string, string>> = { CompanyCurrency: 'Currency' };

/** What webhooks tell of an entity of the data service; none for those that they pass over. */
export function webhookEntity(entity: string): WebhookEntity | undefined {
  const operations = ENTITIES[entity];
  return operations && { name: RENAMED[entity] ?? entity, operations };
}

/** All names that a subscription can choose from. */
export const WEBHOOK_NAMES: readonly string[] = Object.keys(ENTITIES).map((name) => RENAMED[name] ?? name);

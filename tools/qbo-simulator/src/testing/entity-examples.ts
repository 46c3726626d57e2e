import { type JsonObject } from '../json';
import { accountLine, bill, billPayment, invoice, itemLine, payment } from './documents';
import { purchaseOrder, type Driver } from './driver';

/**
 * A good object of an entity, for suites that try every entity. To cover a new one, add a row: the smallest body that
 * the demo company accepts (with currencies switched on) and a change to it. A name must differ from call to call.
 */
export interface EntityExample {
  readonly body: (qbo: Driver, unique: string) => JsonObject | Promise<JsonObject>;
  /** What a sparse update sends beside Id and SyncToken. */
  readonly change: (unique: string) => JsonObject;
}

const US_DOLLARS = { CurrencyRef: { value: 'USD' } };
const noted = () => ({ PrivateNote: 'changed' });
const json = (body: Record<string, unknown>) => body as JsonObject;

const entryLine = (PostingType: string, account: string) => ({
  Amount: 12.34,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
});

/** By name, everything that can be created. */
export const ENTITY_EXAMPLES: Readonly<Record<string, EntityExample>> = {
  Vendor: {
    body: (_qbo, unique) => ({ DisplayName: `V ${unique}`, TermRef: { value: '3' }, BillRate: 12.5 }),
    change: () => ({ CompanyName: 'changed' }),
  },
  Customer: {
    body: (_qbo, unique) => ({ DisplayName: `C ${unique}`, BillAddr: { Line1: '1 Main St.' } }),
    change: () => ({ Notes: 'changed' }),
  },
  Employee: {
    body: (_qbo, unique) => ({ GivenName: 'E', FamilyName: unique, BillRate: 20 }),
    change: () => ({ EmployeeNumber: 'changed' }),
  },
  Item: {
    body: (_qbo, unique) => ({
      Name: `I ${unique}`,
      Type: 'Service',
      Sku: 'A-1',
      UnitPrice: 9.99,
      IncomeAccountRef: { value: '1' },
      ExpenseAccountRef: { value: '80' },
    }),
    change: () => ({ Description: 'changed' }),
  },
  Account: {
    body: (_qbo, unique) => ({ Name: `A ${unique}`, AccountType: 'Expense' }),
    change: () => ({ Description: 'changed' }),
  },
  Class: {
    body: (_qbo, unique) => ({ Name: `K ${unique}` }),
    change: (unique) => ({ Name: `Changed ${unique}` }),
  },
  Department: {
    body: (_qbo, unique) => ({ Name: `D ${unique}` }),
    change: (unique) => ({ Name: `Changed ${unique}` }),
  },
  Term: { body: (_qbo, unique) => ({ Name: `T ${unique}`, DueDays: 3 }), change: () => ({ DueDays: 5 }) },
  PaymentMethod: {
    body: (_qbo, unique) => ({ Name: `P ${unique}` }),
    change: () => ({ Type: 'CREDIT_CARD' }),
  },
  CompanyCurrency: {
    body: (_qbo, unique) => ({ Code: currency(unique) }),
    change: () => ({ Name: 'changed' }),
  },
  TaxAgency: {
    body: (_qbo, unique) => ({ DisplayName: `Agency ${unique}` }),
    change: () => ({ TaxTrackedOnPurchases: true }),
  },
  Attachable: { body: () => ({ Note: 'N' }), change: () => ({ Note: 'changed' }) },
  PurchaseOrder: { body: () => json(purchaseOrder(US_DOLLARS)), change: () => ({ Memo: 'changed' }) },
  Bill: {
    body: () => json(bill({ ...US_DOLLARS, DocNumber: 'B-1', Line: [accountLine(100), itemLine(2, 12.5)] })),
    change: () => ({ PrivateNote: 'changed', VendorRef: { value: '41' } }),
  },
  VendorCredit: {
    body: () => json(bill(US_DOLLARS)),
    change: () => ({ PrivateNote: 'changed', VendorRef: { value: '41' } }),
  },
  BillPayment: {
    body: async (qbo) => {
      const open = await qbo.created('Bill', bill(US_DOLLARS));
      return json(billPayment([open], 100, US_DOLLARS));
    },
    change: () => ({ PrivateNote: 'changed', VendorRef: { value: '41' } }),
  },
  Purchase: {
    body: () => ({
      ...US_DOLLARS,
      PaymentType: 'Check',
      AccountRef: { value: '35' },
      EntityRef: { value: '41', type: 'Vendor' },
      Line: [json(accountLine(40))],
    }),
    change: () => ({ PrivateNote: 'changed' }),
  },
  JournalEntry: {
    body: () => ({ ...US_DOLLARS, Line: [entryLine('Debit', '7'), entryLine('Credit', '35')] }),
    change: () => ({ PrivateNote: 'changed' }),
  },
  Invoice: { body: () => json(invoice(US_DOLLARS)), change: noted },
  Estimate: { body: () => json(invoice(US_DOLLARS)), change: noted },
  CreditMemo: { body: () => json(invoice(US_DOLLARS)), change: noted },
  SalesReceipt: { body: () => json(invoice(US_DOLLARS)), change: noted },
  RefundReceipt: {
    body: () => json(invoice({ ...US_DOLLARS, DepositToAccountRef: { value: '35' } })),
    change: noted,
  },
  Payment: { body: () => json(payment([], 5, US_DOLLARS)), change: noted },
  Deposit: {
    body: () => ({
      ...US_DOLLARS,
      DepositToAccountRef: { value: '35' },
      Line: [
        { Amount: 5, DetailType: 'DepositLineDetail', DepositLineDetail: { AccountRef: { value: '5' } } },
      ],
    }),
    change: noted,
  },
  Transfer: {
    body: () => ({ FromAccountRef: { value: '35' }, ToAccountRef: { value: '36' }, Amount: 5 }),
    change: noted,
  },
  TimeActivity: {
    body: () => ({ NameOf: 'Vendor', VendorRef: { value: '41' }, Hours: 1 }),
    change: () => ({ Description: 'changed' }),
  },
  ExchangeRate: {
    body: (_qbo, unique) => ({
      SourceCurrencyCode: currency(unique),
      AsOfDate: '2026-11-20',
      Rate: 1.25,
      SyncToken: '0',
    }),
    change: () => ({ Rate: 1.5 }),
  },
};

/** A code for every number: any three letters are one. */
function currency(unique: string): string {
  const number = Number(unique);
  return String.fromCharCode(
    90 - (Math.floor(number / 676) % 26),
    65 + (Math.floor(number / 26) % 26),
    65 + (number % 26),
  );
}

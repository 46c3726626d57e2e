import { objectsOf, scalarText, type JsonObject } from '../json';
import { type Driver, objectIn } from './driver';

/** The smallest documents that the demo company accepts, for tests. Amounts in dollars. */
export function accountLine(amount: number, account: string | null = '7'): Record<string, unknown> {
  return {
    Amount: amount,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: account === null ? {} : { AccountRef: { value: account } },
  };
}

/** A line of pumps, which are inventory. */
export function itemLine(
  quantity: number,
  price: number,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    Amount: Math.round(quantity * price * 100) / 100,
    DetailType: 'ItemBasedExpenseLineDetail',
    ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty: quantity, UnitPrice: price },
    ...changes,
  };
}

export function bill(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { VendorRef: { value: '41' }, Line: [accountLine(100)], ...changes };
}

/** The same as a vendor credit. */
export const vendorCredit = bill;

/** A check for some bills, each paid in full unless amounts are given. */
export function billPayment(
  bills: readonly JsonObject[],
  total: number,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    VendorRef: { value: '41' },
    PayType: 'Check',
    CheckPayment: { BankAccountRef: { value: '35' } },
    TotalAmt: total,
    Line: bills.map((paid) => paymentLine(paid, Number(paid['TotalAmt']))),
    ...changes,
  };
}

export function paymentLine(paid: JsonObject, amount: number, type = 'Bill'): Record<string, unknown> {
  return { Amount: amount, LinkedTxn: [{ TxnId: scalarText(paid['Id']), TxnType: type }] };
}

/** A line of a sale; of gardening, which is a service, unless another item is named. */
export function saleLine(
  amount: number,
  detail: Record<string, unknown> = {},
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    Amount: amount,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: { value: '6' }, ...detail },
    ...changes,
  };
}

/** Pumps that are sold, which are inventory. */
export function pumpsSold(quantity: number, price: number): Record<string, unknown> {
  return saleLine(Math.round(quantity * price * 100) / 100, {
    ItemRef: { value: '11' },
    Qty: quantity,
    UnitPrice: price,
  });
}

export function invoice(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { CustomerRef: { value: '3' }, Line: [saleLine(100)], ...changes };
}

/** The same as an estimate or credit memo. */
export const estimate = invoice;
export const creditMemo = invoice;

/** Money of a customer for some invoices, each paid in full. */
export function payment(
  invoices: readonly JsonObject[],
  total: number,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    CustomerRef: { value: '3' },
    TotalAmt: total,
    Line: invoices.map((paid) => paymentLine(paid, Number(paid['TotalAmt']), 'Invoice')),
    ...changes,
  };
}

/** What an object says now. */
export async function readAgain(qbo: Driver, entity: string, { Id }: JsonObject): Promise<JsonObject> {
  return objectIn(await qbo.get(`${entity.toLowerCase()}/${scalarText(Id)}`), entity);
}

/** The debit (or, below zero, credit) balance of an account in the trial balance. */
export async function trialBalance(qbo: Driver, accountId: string): Promise<number> {
  const { body } = await qbo.company('GET', '/ledger');
  if (JSON.stringify(body['errors']) !== '[]') throw new Error(JSON.stringify(body['errors']));
  const { accounts } = body['trialBalance'] as JsonObject;
  const row = objectsOf(accounts).find((account) => account['accountId'] === accountId);
  return Number(row?.['debit'] ?? 0) - Number(row?.['credit'] ?? 0);
}

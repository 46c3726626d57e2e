import { scalarText, type JsonObject } from '../json';

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

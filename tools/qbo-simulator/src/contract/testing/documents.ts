import { scalarText, type JsonObject } from '../../json';

/** Documents of nothing but recorded ids: vendor 41 Hicks Hardware, accounts 7, 33 and 42, item 11 Pump. */
export const VENDOR = { VendorRef: { value: '41' } };

export function pumps(quantity: number, price: number, changes: JsonObject = {}): JsonObject {
  return {
    Amount: Math.round(quantity * price * 100) / 100,
    DetailType: 'ItemBasedExpenseLineDetail',
    ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty: quantity, UnitPrice: price },
    ...changes,
  };
}

export function advertising(amount: number, account = '7'): JsonObject {
  return {
    Amount: amount,
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: { AccountRef: { value: account } },
  };
}

export function order(...lines: JsonObject[]): JsonObject {
  return { ...VENDOR, APAccountRef: { value: '33' }, Line: lines };
}

export function bill(line: JsonObject, changes: JsonObject = {}): JsonObject {
  return { ...VENDOR, Line: [line], ...changes };
}

/** A bill for one line of an order, linked in its head and in its line. */
export function billFor(ordered: JsonObject, line: JsonObject, lineId: string): JsonObject {
  const link = { TxnId: scalarText(ordered['Id']), TxnType: 'PurchaseOrder' };
  return bill({ ...line, LinkedTxn: [{ ...link, TxnLineId: lineId }] }, { LinkedTxn: [link] });
}

/** A payment by credit card of some bills and credits, each with an amount. */
export function cardPayment(total: number, ...paid: (readonly [JsonObject, string, number])[]): JsonObject {
  return {
    ...VENDOR,
    ...{ PayType: 'CreditCard', CreditCardPayment: { CCAccountRef: { value: '42' } }, TotalAmt: total },
    Line: paid.map(([document, type, amount]) => ({
      Amount: amount,
      LinkedTxn: [{ TxnId: scalarText(document['Id']), TxnType: type }],
    })),
  };
}

/** What an update has to name. */
export function version({ Id, SyncToken }: JsonObject): JsonObject {
  return { Id: Id ?? '', SyncToken: SyncToken ?? '' };
}

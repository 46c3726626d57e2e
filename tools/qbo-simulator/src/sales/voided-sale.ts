import { scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { voidedPayment } from '../payments/voided';
import { isSale } from './sales-lines';

/** A voided sale keeps its lines, without amounts and quantities, and what it was linked to is free again. */
export function voidedSale(body: JsonObject): JsonObject {
  const { LinkedTxn: _released, HomeTotalAmt: _total, HomeBalance: _balance, ...rest } = body;
  const voided = voidedPayment(rest);
  return { ...voided, Line: linesOf(body).map(withoutAmount), TxnTaxDetail: { TotalTax: 0 }, Balance: 0 };
}

function withoutAmount({ LinkedTxn: _released, ...line }: JsonObject): JsonObject {
  if (!isSale(line)) return line['Amount'] === undefined ? line : { ...line, Amount: 0 };
  const { TaxInclusiveAmt: _gross, ...detail } = detailOf(line) ?? {};
  return { ...line, Amount: 0, [scalarText(line['DetailType'])]: { ...detail, Qty: 0 } };
}

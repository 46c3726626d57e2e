import { Decimal } from 'decimal.js';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';

/** A part of a payment that is applied to a document. */
export interface Application {
  /** `Bill`, `VendorCredit`, `Invoice`, `CreditMemo` or `JournalEntry`. */
  readonly entity: string;
  readonly id: string;
  /** In the currency of the transaction. */
  readonly amount: Decimal;
}

/** What the lines of a payment pay. */
export function applicationsOf(payment: JsonObject): Application[] {
  return linesOf(payment).flatMap((line) => {
    const link = objectsOf(line['LinkedTxn'])[0];
    if (!link) return [];
    const [entity, id] = [scalarText(link['TxnType']), scalarText(link['TxnId'])];
    return [{ entity, id, amount: new Decimal(amountOf(line)) }];
  });
}

/** One application for each document, with all that the payment applies to it. */
export function byDocument(payment: JsonObject | undefined): Application[] {
  return [...byTarget(payment)].map(([target, amount]) => {
    const [entity = '', id = ''] = target.split(':');
    return { entity, id, amount };
  });
}

/** Applied amounts by `Bill:145`. */
export function byTarget(payment: JsonObject | undefined): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { entity, id, amount } of payment ? applicationsOf(payment) : []) {
    const target = `${entity}:${id}`;
    sums.set(target, (sums.get(target) ?? new Decimal(0)).plus(amount));
  }
  return sums;
}

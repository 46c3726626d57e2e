import { Decimal } from 'decimal.js';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';

/** What a bill payment can be applied to. */
export type Payable = 'Bill' | 'VendorCredit' | 'JournalEntry';

export interface Application {
  readonly entity: Payable;
  readonly id: string;
  /** In the currency of the transaction. */
  readonly amount: Decimal;
}

export function isPayable(entity: string): entity is Payable {
  return entity === 'Bill' || entity === 'VendorCredit' || entity === 'JournalEntry';
}

/** What the lines of a payment pay. */
export function applicationsOf(payment: JsonObject): Application[] {
  return linesOf(payment).flatMap((line) => {
    const link = objectsOf(line['LinkedTxn'])[0];
    const entity = scalarText(link?.['TxnType']);
    return link && isPayable(entity)
      ? [{ entity, id: scalarText(link['TxnId']), amount: new Decimal(amountOf(line)) }]
      : [];
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

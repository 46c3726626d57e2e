import { Decimal } from 'decimal.js';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';

/** How much of a line of an order has been billed. */
export interface Billed {
  readonly quantity: Decimal;
  readonly amount: Decimal;
  /** Every line that billed it said how many. */
  readonly counted: boolean;
}

const NOTHING: Billed = { quantity: new Decimal(0), amount: new Decimal(0), counted: true };

function quantityOf(line: JsonObject): number | undefined {
  const { Qty } = detailOf(line) ?? {};
  return typeof Qty === 'number' ? Qty : undefined;
}

/** What the bills have billed of an order, by the Id of its lines. */
export function progressOf(order: JsonObject, bills: readonly JsonObject[]): Map<string, Billed> {
  const progress = new Map<string, Billed>();
  for (const line of bills.flatMap(linesOf)) {
    for (const { TxnId, TxnType, TxnLineId } of objectsOf(line['LinkedTxn'])) {
      if (TxnType !== 'PurchaseOrder' || TxnId !== order['Id']) continue;
      const lineId = scalarText(TxnLineId);
      progress.set(lineId, plus(progress.get(lineId) ?? NOTHING, line));
    }
  }
  return progress;
}

function plus(billed: Billed, line: JsonObject): Billed {
  const quantity = quantityOf(line);
  return {
    quantity: billed.quantity.plus(quantity ?? 0),
    amount: billed.amount.plus(amountOf(line)),
    counted: billed.counted && quantity !== undefined,
  };
}

/** A line is open until its quantity, or where none was counted its amount, has been billed. */
export function isOpen(ordered: JsonObject, billed: Billed = NOTHING): boolean {
  const quantity = quantityOf(ordered);
  if (quantity !== undefined && quantity !== 0 && billed.counted) {
    return billed.quantity.abs().lt(Math.abs(quantity));
  }
  return billed.amount.abs().lt(Math.abs(amountOf(ordered)));
}

export function isFulfilled(order: JsonObject, progress: ReadonlyMap<string, Billed>): boolean {
  return linesOf(order).every((line) => !isOpen(line, progress.get(scalarText(line['Id']))));
}

/** The lines of an order with what was received of them, which QuickBooks takes to be what was billed. */
export function receivedLines(order: JsonObject, progress: ReadonlyMap<string, Billed>): JsonObject[] {
  return linesOf(order).map((line) => {
    const { Received: _before, ...rest } = line;
    const received = progress.get(scalarText(line['Id']))?.quantity;
    return received === undefined || received.isZero() ? rest : { ...rest, Received: received.toNumber() };
  });
}

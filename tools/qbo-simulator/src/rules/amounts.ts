import { Decimal } from 'decimal.js';
import { type JsonObject } from '../json';

/**
 * To two digits, halves away from zero, on exact decimals: 128.350 times 14.50 is 1861.075 and becomes 1861.08
 * (QuickBooks Online, recorded 6070).
 */
export function roundToCents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** The amount of a line; none counts as zero. */
export function amountOf(line: JsonObject): number {
  const amount = line['Amount'];
  return typeof amount === 'number' ? amount : 0;
}

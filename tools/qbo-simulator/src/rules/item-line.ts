import { Decimal } from 'decimal.js';
import { fault, type Fault } from '../data-service/fault';
import { invalidReference, withSeparators } from '../data-service/fault-texts';
import { type JsonObject } from '../json';
import { detailOf } from '../model/merge-update';
import { amountOf, roundToCents } from './amounts';

/** Amount, or what it was with its tax, is Qty times UnitPrice, halves away from zero on exact decimals (6070). */
export function amountIsProduct(line: JsonObject): Fault[] {
  const detail = detailOf(line) ?? {};
  const { Qty, UnitPrice, TaxInclusiveAmt } = detail;
  const counted = typeof Qty === 'number' && typeof UnitPrice === 'number';
  if (!counted || line['Amount'] === undefined) return [];
  const supplied = amountOf(line);
  const product = roundToCents(new Decimal(Qty).times(UnitPrice));
  if (product.equals(supplied) || (typeof TaxInclusiveAmt === 'number' && product.equals(TaxInclusiveAmt)))
    return [];
  return [
    fault(
      '6070',
      `Amount is not equal to UnitPrice * Qty. Supplied value:${withSeparators(new Decimal(supplied).toFixed())}`,
    ),
  ];
}

/** Categories sort items and are themselves neither bought nor sold. */
export const categoryOnLine = (): Fault =>
  invalidReference('An item in this transaction is set up as a category instead of a product or service.');

import { Decimal } from 'decimal.js';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { detailOf } from '../model/merge-update';
import { roundToCents } from '../rules/amounts';
import { type TaxMode } from '../tax/compute-tax';
import { sentAmount } from '../tax/transaction-tax';

/** How the amounts of a form's lines stand to its tax; in the US tax always comes on top. */
export function taxModeOf(body: JsonObject): TaxMode {
  const mode = scalarText(body['GlobalTaxCalculation']);
  return mode === 'TaxInclusive' || mode === 'NotApplicable' ? mode : 'TaxExcluded';
}

/** The sum of the lines as they were sent, with their tax where amounts include it. */
export function grossOf(body: JsonObject, lines: readonly JsonObject[]): Decimal {
  const mode = taxModeOf(body);
  return lines.reduce((sum, line) => sum.plus(sentAmount(line, mode)), new Decimal(0));
}

/** A part of the discount that lowers what lines of one tax code are taxed on. */
export interface DiscountShare {
  readonly code: string | undefined;
  readonly amount: Decimal;
}

/** Spreads a discount over the tax codes of the lines, by their sums; the last one takes what rounding has left. */
export function sharesOf(body: JsonObject, lines: readonly JsonObject[], discount: Decimal): DiscountShare[] {
  const sums = new Map<string | undefined, Decimal>();
  for (const line of lines) {
    const code = referenceOf(detailOf(line) ?? {}, 'TaxCodeRef');
    sums.set(code, (sums.get(code) ?? new Decimal(0)).plus(sentAmount(line, taxModeOf(body))));
  }
  const total = grossOf(body, lines);
  let left = discount;
  return [...sums].map(([code, sum], index) => {
    const part = total.isZero() ? left : roundToCents(discount.times(sum).dividedBy(total));
    const amount = index === sums.size - 1 ? left : part;
    left = left.minus(amount);
    return { code, amount };
  });
}

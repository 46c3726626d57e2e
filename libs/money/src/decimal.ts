import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Exact decimals for money: 60 significant digits, so that the product of any quantity and price we accept is exact,
 * and halves away from zero, as QuickBooks Online rounds (its fault 6070 refuses a cent of difference).
 */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Decimal = DecimalJs;

/** A plain decimal as it stands on the wire: no exponent, no sign but minus, no blanks, no leading zeros. */
const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Why a text is not a decimal that we take. */
export type DecimalProblem = 'not-a-decimal' | 'too-many-decimals' | 'too-many-digits';

/**
 * Reads a decimal string such as `"12.50"`.
 * @param maxDecimals digits allowed after the point, trailing zeros counted
 * @param maxDigits digits allowed before the point
 */
export function readDecimal(text: string, maxDecimals: number, maxDigits: number): Decimal | DecimalProblem {
  if (!PLAIN.test(text)) return 'not-a-decimal';
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  if (fraction.length > maxDecimals) return 'too-many-decimals';
  if (whole.length > maxDigits) return 'too-many-digits';
  return new Decimal(text);
}

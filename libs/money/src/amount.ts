import { currencyDigits } from './currency';
import { Decimal, type DecimalProblem, readDecimal } from './decimal';

/** Digits before the point of an amount: QuickBooks Online takes 15 digits in all, two of them decimals. */
const AMOUNT_DIGITS = 13;
const FACTOR_DECIMALS = 7;

/** Integer minor units of a currency: cents for USD, yen for JPY. */
export type MinorUnits = bigint;

/**
 * Reads an amount such as `"12.50"` in the digits of its currency.
 * @param currency ISO 4217 code, validated before
 */
export function readAmount(text: string, currency: string): MinorUnits | DecimalProblem {
  const digits = currencyDigits(currency);
  const value = readDecimal(text, digits, AMOUNT_DIGITS);
  return typeof value === 'string' ? value : toMinorUnits(value, digits);
}

/** Writes an amount with exactly the digits of its currency: `1250n` USD is `"12.50"`. */
export function formatAmount(amount: MinorUnits, currency: string): string {
  const digits = currencyDigits(currency);
  return new Decimal(amount.toString()).div(10 ** digits).toFixed(digits);
}

/**
 * Quantity times unit price, rounded to the digits of `currency`, halves away from zero, on exact decimals:
 * `128.350 x 14.50 = 1861.075` is `1861.08` (QuickBooks Online, fault 6070).
 */
export function lineAmount(quantity: string, unitPrice: string, currency: string): MinorUnits {
  return toMinorUnits(new Decimal(quantity).times(unitPrice), currencyDigits(currency));
}

/** Reads a quantity or unit price: at most 7 decimals (QuickBooks Online's limit for UnitPrice). */
export function readFactor(text: string): Decimal | DecimalProblem {
  return readDecimal(text, FACTOR_DECIMALS, AMOUNT_DIGITS);
}

export function sumAmounts(amounts: Iterable<MinorUnits>): MinorUnits {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

function toMinorUnits(value: Decimal, digits: number): MinorUnits {
  return BigInt(value.times(10 ** digits).toFixed(0));
}

import { type DecimalProblem, isCurrency, readDecimal, readFactor } from '@ledgerbridge/money';
import { z } from 'zod';
import { rule } from '../problem';

const EXPECTED: Record<DecimalProblem, string> = {
  'not-a-decimal': 'expected a plain decimal such as "12.50"',
  'too-many-decimals':
    'expected fewer decimals: amounts have those of their currency, at most 2; quantities and prices at most 7',
  'too-many-digits': 'expected at most 13 digits before the point',
};

function decimalText(readText: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    const value = readText(text);
    if (typeof value === 'string') {
      const problem = value as DecimalProblem;
      context.addIssue({ code: 'custom', ...rule(problem, EXPECTED[problem]) });
    }
  });
}

/** Quantity or unit price: a decimal string of at most 7 decimals. */
export const factor = decimalText(readFactor);

/** Amount of money: a decimal string of at most 2 decimals; whether the currency allows them is checked with the document. */
export const amount = decimalText((text) => readDecimal(text, 2, 13));

/** Home units for one unit of the document's currency: positive, at most 7 decimals. */
export const exchangeRate = decimalText(readFactor).refine(
  (text) => !text.startsWith('-') && !/^0(\.0*)?$/.test(text),
  rule('too-small', 'more than zero needed'),
);

/** Grows with every change of a document, cancel included; a millisecond timestamp will do. */
export const revision = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** ISO 4217 code in capitals. */
export const currency = z
  .string()
  .refine(isCurrency, rule('currency-unknown', 'expected an active ISO 4217 code in capitals'));

/** A calendar day of the division's time zone. */
export const day = z.string().refine(isDay, rule('not-a-day', 'expected an existing day as YYYY-MM-DD'));

function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

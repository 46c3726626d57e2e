import { Decimal } from 'decimal.js';
import { scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { roundToCents } from '../rules/amounts';

/** What a line's fields in the form hold. */
export interface LineTexts {
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly amount: string;
}

type Form = Readonly<Record<string, string>>;

/** The lines that people edit: those of items and accounts, not sums or applications of payments. */
export function editableLines(body: JsonObject): JsonObject[] {
  return linesOf(body).filter((line) => {
    const detail = detailOf(line) ?? {};
    return ['ItemRef', 'AccountRef', 'PostingType'].some((property) => detail[property] !== undefined);
  });
}

export function hasQuantity(line: JsonObject): boolean {
  return detailOf(line)?.['ItemRef'] !== undefined;
}

/** What stands in the form for a stored line. Where amounts include tax, that is the amount with it. */
export function storedTexts(line: JsonObject, inclusive: boolean): LineTexts {
  const { Qty, UnitPrice, TaxInclusiveAmt } = detailOf(line) ?? {};
  return {
    description: scalarText(line['Description']),
    quantity: scalarText(Qty),
    price: scalarText(UnitPrice),
    amount: scalarText(inclusive && TaxInclusiveAmt !== undefined ? TaxInclusiveAmt : line['Amount']),
  };
}

/** The name of a line's field in the form. */
export function lineField(line: JsonObject, part: keyof LineTexts | 'remove'): string {
  return `line.${scalarText(line['Id'])}.${part}`;
}

export function typedTexts(line: JsonObject, form: Form, stored: LineTexts): LineTexts {
  const typed = (part: keyof LineTexts): string => (form[lineField(line, part)] ?? stored[part]).trim();
  return {
    description: typed('description'),
    quantity: typed('quantity'),
    price: typed('price'),
    amount: typed('amount'),
  };
}

export function isRemoved(line: JsonObject, form: Form): boolean {
  return form[lineField(line, 'remove')] !== undefined;
}

export const isInclusive = (body: JsonObject): boolean => body['GlobalTaxCalculation'] === 'TaxInclusive';

/** All lines as a write sends them; none when the form changes no line. */
export function sentLines(body: JsonObject, form: Form): JsonObject[] | undefined {
  const inclusive = isInclusive(body);
  const editable = new Set(editableLines(body));
  const before = linesOf(body);
  const after = before
    .filter((line) => !editable.has(line) || !isRemoved(line, form))
    .map((line) => (editable.has(line) ? sentLine(line, form, inclusive) : line));
  const same = after.length === before.length && after.every((line, position) => line === before[position]);
  return same ? undefined : after;
}

function sentLine(line: JsonObject, form: Form, inclusive: boolean): JsonObject {
  const stored = storedTexts(line, inclusive);
  const typed = asProduct(stored, typedTexts(line, form, stored));
  if (Object.entries(stored).every(([part, text]) => typed[part as keyof LineTexts] === text)) return line;
  const kind = scalarText(line['DetailType']);
  const { Qty: _quantity, UnitPrice: _price, ...detail } = detailOf(line) ?? {};
  const { Description: _description, ...rest } = line;
  return {
    ...rest,
    ...given('Description', typed.description),
    Amount: typed.amount,
    [kind]: {
      ...detail,
      ...given('Qty', typed.quantity),
      ...given('UnitPrice', typed.price),
      ...(inclusive && detail['TaxInclusiveAmt'] !== undefined ? { TaxInclusiveAmt: typed.amount } : {}),
    },
  };
}

const given = (property: string, text: string): JsonObject => (text === '' ? {} : { [property]: text });

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * As QuickBooks' own form does: another quantity or price makes another amount, another amount alone another price. What
 * was typed in all of them, or is no number, is sent as it is: QuickBooks judges it.
 */
function asProduct(stored: LineTexts, typed: LineTexts): LineTexts {
  const { quantity, price, amount } = typed;
  const priced = quantity !== stored.quantity || price !== stored.price;
  if (priced && amount === stored.amount && NUMBER.test(quantity) && NUMBER.test(price)) {
    return { ...typed, amount: roundToCents(new Decimal(quantity).times(price)).toFixed() };
  }
  if (priced || amount === stored.amount || !NUMBER.test(amount) || !NUMBER.test(quantity)) return typed;
  return Number(quantity) === 0 ? typed : { ...typed, price: priceFor(amount, quantity) };
}

/** Prices have seven digits after the point at most. */
function priceFor(amount: string, quantity: string): string {
  return new Decimal(amount).div(quantity).toDecimalPlaces(7).toFixed();
}

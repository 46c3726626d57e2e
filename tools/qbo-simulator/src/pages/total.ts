import { Decimal } from 'decimal.js';
import { type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';

/**
 * What a transaction comes to: of a journal entry its debits (its TotalAmt is always zero), of a transfer or charge its
 * amount; none for time.
 */
export function totalOf(body: JsonObject): number | undefined {
  const debits = linesOf(body).filter((line) => detailOf(line)?.['PostingType'] === 'Debit');
  if (debits.length > 0)
    return debits.reduce((sum, { Amount }) => sum.plus(numberOf(Amount)), new Decimal(0)).toNumber();
  const { TotalAmt, Amount } = body;
  return typeof TotalAmt === 'number' ? TotalAmt : typeof Amount === 'number' ? Amount : undefined;
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** `3:30` hours. */
export function hoursText({ Hours, Minutes }: JsonObject): string {
  return `${numberOf(Hours)}:${String(numberOf(Minutes)).padStart(2, '0')}`;
}

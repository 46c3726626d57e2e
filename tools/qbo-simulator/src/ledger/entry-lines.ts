import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { isObject, referenceOf, scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { amountOf } from '../rules/amounts';

const PARTIES: Readonly<Record<string, 'Vendor' | 'Customer' | undefined>> = {
  'Accounts Payable': 'Vendor',
  'Accounts Receivable': 'Customer',
};

/** The kind of name that a line needs because of the account in its detail. */
export function partyKindOf(books: CompanyBooks, line: JsonObject): 'Vendor' | 'Customer' | undefined {
  const account = books.find('Account', referenceOf(detailOf(line) ?? {}, 'AccountRef') ?? '');
  return PARTIES[scalarText(account?.['AccountType'])];
}

/** The id of the name on a line. */
export function partyOf(line: JsonObject): string | undefined {
  const entity = detailOf(line)?.['Entity'];
  return isObject(entity) ? referenceOf(entity, 'EntityRef') : undefined;
}

/** The amount of a line, debits above zero. */
export function signedAmountOf(line: JsonObject): Decimal {
  const amount = new Decimal(amountOf(line));
  return detailOf(line)?.['PostingType'] === 'Credit' ? amount.negated() : amount;
}

/** What an entry owes to a vendor, or a customer by it; below zero where the name has credit. */
export function openedBy(
  books: CompanyBooks,
  entry: JsonObject,
  kind: 'Vendor' | 'Customer',
  party: string,
): Decimal {
  const debit = linesOf(entry)
    .filter((line) => partyOf(line) === party && partyKindOf(books, line) === kind)
    .reduce((sum, line) => sum.plus(signedAmountOf(line)), new Decimal(0));
  return kind === 'Customer' ? debit : debit.negated();
}

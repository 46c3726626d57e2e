import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { homeCurrency } from '../company/preference';
import { referenceOf, scalarText, type JsonObject } from '../json';

const accountTypeOf = ({ body }: StoredRecord): string => scalarText(body['AccountType']);

/** The accounts of a type in a currency, inactive ones included, oldest first; in any currency where it has none. */
export function accountsOfType(books: CompanyBooks, type: string, currency: string): JsonObject[] {
  const accounts = books
    .records('Account')
    .index('accountType', accountTypeOf)
    .find('accountType', type)
    .map(({ body }) => body)
    .sort((a, b) => Number(a['Id']) - Number(b['Id']));
  const ofCurrency = accounts.filter((account) => currencyOf(books, account) === currency);
  return ofCurrency.length > 0 ? ofCurrency : accounts;
}

/** The currency of an account, name or transaction; the company's own where it says none. */
export function currencyOf(books: CompanyBooks, body: JsonObject): string {
  return referenceOf(body, 'CurrencyRef') ?? homeCurrency(books);
}

export function isForeign(books: CompanyBooks, body: JsonObject): boolean {
  return currencyOf(books, body) !== homeCurrency(books);
}

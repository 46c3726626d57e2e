import { type CompanyBooks } from '../company/books';
import { homeCurrency, isMultiCurrency } from '../company/preference';
import { fault } from '../data-service/fault';
import { textOf, type JsonObject } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { boolean, COMMON_FIELDS, text } from '../model/fields';
import { storeFirst } from '../model/first-version';
import { activeByDefault } from '../rules/names';
import { currencyName } from './currency-names';

/** A single-currency company has no list of currencies (5030). */
const multicurrencyOn: Rule = ({ books }) =>
  isMultiCurrency(books)
    ? []
    : [fault('5030', 'Feature Not Supported Error : Multi Currency is not enabled for this company.')];

/** A code is three letters (2220), stands once in the list and is not the home currency (630), and never changes. */
const codeOfItsOwn: Rule = ({ books, body, previous }) => {
  const code = (textOf(body, 'Code') ?? '').toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) return [fault('2220', `Invalid Currency : ${code}`, 'Code')];
  const before = previous && textOf(previous, 'Code');
  if (before !== undefined && before !== code) return [fault('2220', `Invalid Currency : ${code}`, 'Code')];
  const taken = codes(books).some((other) => other['Code'] === code && other['Id'] !== body['Id']);
  if (taken || code === homeCurrency(books)) {
    return [fault('630', `Duplicate Object : The currency ${code} is already in the list.`, 'Code')];
  }
  body['Code'] = code;
  body['Name'] ??= currencyName(code) ?? code;
  return [];
};

function codes(books: CompanyBooks): JsonObject[] {
  return [...books.records('CompanyCurrency').values()].map(({ body }) => body);
}

/** A currency that a name brings with it joins the list by itself (QuickBooks Online, Vendor page). */
export function enlistCurrency(books: CompanyBooks, code: string): void {
  if (code === homeCurrency(books) || !isMultiCurrency(books)) return;
  if (codes(books).some((other) => other['Code'] === code)) return;
  const body = { Code: code, Name: currencyName(code) ?? code, Active: true };
  storeFirst(books, 'CompanyCurrency', books.nextId('company-currency'), { body, author: '' });
}

/** QuickBooks Online, CompanyCurrency page: the foreign currencies of a company. */
export const COMPANY_CURRENCY: EntityDefinition = {
  name: 'CompanyCurrency',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'company-currency',
  fields: {
    ...COMMON_FIELDS,
    Code: text(3, { required: true, filter: true, sort: true }),
    Name: text(100, { filter: true, sort: true }),
    Active: boolean({ filter: true }),
  },
  rules: [multicurrencyOn, activeByDefault, codeOfItsOwn],
};

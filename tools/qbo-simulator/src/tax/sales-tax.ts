import { type CompanyBooks } from '../company/books';
import { preference } from '../company/preference';
import { isObject, referenceOf, type JsonObject } from '../json';
import { type Draft } from '../model/entity';
import { type TaxRate } from './compute-tax';
import { ratesOfCode, sentTaxLines } from './transaction-tax';

/** Automated sales tax, of US companies founded after 10 Nov 2017 (QuickBooks Online, Preferences page). */
export function isAutomated(books: CompanyBooks): boolean {
  return preference(books, 'TaxPrefs', 'PartnerTaxEnabled') === true;
}

/**
 * The rates on what is sold under the tax code of a line. In the US the pseudo code TAX stands for the transaction's
 * group code: with automated sales tax that of the company, wherever the goods go (a plain rule: QuickBooks asks for the
 * address); otherwise the one that TxnTaxDetail names.
 */
export function salesRates({ books, body }: Draft, code: string | undefined): TaxRate[] {
  if (books.company.country !== 'US') return ratesOfCode(books, code, 'SalesTaxRateList');
  const taxed = code === 'TAX' && preference(books, 'TaxPrefs', 'UsingSalesTax') === true;
  if (!taxed || !isTaxable(books, body)) return [];
  return ratesOfCode(books, groupCodeOf(books, body), 'SalesTaxRateList');
}

/** A customer who is not taxable, such as a reseller, is charged no sales tax. */
function isTaxable(books: CompanyBooks, body: JsonObject): boolean {
  return books.find('Customer', referenceOf(body, 'CustomerRef') ?? '')?.['Taxable'] !== false;
}

function groupCodeOf(books: CompanyBooks, body: JsonObject): string | undefined {
  if (!isAutomated(books)) return sentGroupCode(body);
  const group = preference(books, 'TaxPrefs', 'TaxGroupCodeRef');
  return isObject(group) ? referenceOf({ group }, 'group') : undefined;
}

function sentGroupCode(body: JsonObject): string | undefined {
  const detail = body['TxnTaxDetail'];
  return isObject(detail) ? referenceOf(detail, 'TxnTaxCodeRef') : undefined;
}

/**
 * The tax lines of this request that stand for QuickBooks' own; automated sales tax takes none (recorded). In the US a
 * total that is sent without lines stands for the line of the group's only rate.
 */
export function taxOverrides(draft: Draft): JsonObject[] {
  const { books, body, previous } = draft;
  if (isAutomated(books) && books.switches.automated_sales_tax === 'replaces') return [];
  const lines = sentTaxLines(draft);
  const detail = body['TxnTaxDetail'];
  const isNew = isObject(detail) && detail !== previous?.['TxnTaxDetail'];
  if (lines.length > 0 || books.company.country !== 'US' || !isNew) return lines;
  const [rate, ...others] = ratesOfCode(books, groupCodeOf(books, body), 'SalesTaxRateList');
  const total = detail['TotalTax'];
  if (!rate || others.length > 0 || typeof total !== 'number') return [];
  return [{ Amount: total, TaxLineDetail: { TaxRateRef: { value: rate.id } } }];
}

/** The group code stays on a transaction where the client chose it; automated sales tax does not echo it. */
export function shownGroupCode({ books, body }: Draft): JsonObject {
  const code = books.company.country === 'US' && !isAutomated(books) ? sentGroupCode(body) : undefined;
  return code === undefined ? {} : { TxnTaxCodeRef: { value: code } };
}

import { type CompanyBooks } from '../company/books';
import { type Country } from '../company/company';
import { fault, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { referenceOf, type JsonObject } from '../json';

/** What a tax is called where a rate is missing. Recorded for Canada. */
const TAX_NAMES: Readonly<Record<Exclude<Country, 'US'>, string>> = { CA: 'GST/HST', GB: 'VAT', AU: 'GST' };

/**
 * The tax code of a line. In the US it is one of the pseudo codes TAX and NON (6100); elsewhere every line that has an
 * item or an account names one of the company's codes (6000), unless tax does not apply.
 */
export function checkLineTaxCode(
  books: CompanyBooks,
  body: JsonObject,
  detail: JsonObject,
  charged: boolean,
): Fault[] {
  const code = referenceOf(detail, 'TaxCodeRef');
  const { country } = books.company;
  if (country === 'US')
    return code === undefined || code === 'TAX' || code === 'NON' ? [] : [usCodesOnly(code)];
  if (code !== undefined) return books.find('TaxCode', code) ? [] : [unknownCode(code)];
  if (!charged || body['GlobalTaxCalculation'] === 'NotApplicable') return [];
  return [businessRule(`Make sure all your transactions have a ${TAX_NAMES[country]} rate before you save.`)];
}

const usCodesOnly = (code: string): Fault =>
  invalidCode(`Valid line tax codes are TAX or NON. Supplied value:${code}`);

const unknownCode = (code: string): Fault =>
  invalidCode(`The company has no such tax code. Supplied value:${code}`);

const invalidCode = (detail: string): Fault =>
  fault('6100', `Invalid Line TaxCode in the request : ${detail}`, 'TaxCodeRef');

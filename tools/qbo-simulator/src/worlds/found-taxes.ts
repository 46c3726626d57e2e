import { type CompanyBooks } from '../company/books';
import { type JsonObject } from '../json';
import { COUNTRY_TAXES, type CodeRow, type CountryTaxes, type RateRow } from '../tax/country-taxes';

type Put = (entity: string, id: string, body: JsonObject) => void;

/** Gives a new company the tax codes and rates of its country. */
export function foundTaxes(books: CompanyBooks, put: Put): void {
  const { country } = books.company;
  if (country === 'US') return foundUsTaxes(put);
  const taxes = COUNTRY_TAXES[country];
  foundCountryTaxes(taxes, put);
  // New codes and rates begin after those of the country, whose ids they would take otherwise.
  books.beginSequence('tax-rate', nextIdOf(taxes.rates));
  books.beginSequence('tax-code', nextIdOf(taxes.codes));
}

function nextIdOf(rows: readonly { readonly id: string }[]): string {
  return String(Math.max(...rows.map(({ id }) => Number(id))) + 1);
}

function foundCountryTaxes({ agency: name, rates, codes }: CountryTaxes, put: Put): void {
  put('TaxAgency', '1', agency(name, true));
  const byId = new Map(rates.map((rate) => [rate.id, rate]));
  for (const rate of rates) put('TaxRate', rate.id, taxRate(rate));
  for (const row of codes) put('TaxCode', row.id, taxCode(row, byId));
}

const agency = (name: string, onPurchases: boolean): JsonObject => ({
  DisplayName: name,
  Active: true,
  TaxTrackedOnSales: true,
  TaxTrackedOnPurchases: onPurchases,
  TaxAgencyConfig: 'SYSTEM_GENERATED',
});

const taxRate = ({ name, value, special }: Pick<RateRow, 'name' | 'value' | 'special'>): JsonObject => ({
  Name: name,
  Description: name,
  Active: true,
  RateValue: value,
  SpecialTaxType: special ?? 'NONE',
  AgencyRef: { value: '1' },
  DisplayType: 'ReadOnly',
  EffectiveTaxRate: [{ RateValue: value, EffectiveDate: '2015-01-01T00:00:00-08:00' }],
});

function taxCode(
  { name, taxable, purchase, sale }: CodeRow,
  rates: ReadonlyMap<string, RateRow>,
): JsonObject {
  const listOf = (ids: readonly string[]) => ({
    TaxRateDetail: ids.map((id, order) => rateDetail(id, rates.get(id)?.name ?? '', order)),
  });
  return {
    ...code(name, taxable, taxable),
    SalesTaxRateList: listOf(sale),
    PurchaseTaxRateList: listOf(purchase),
  };
}

const rateDetail = (id: string, name: string, order: number): JsonObject => ({
  TaxRateRef: { value: id, name },
  TaxTypeApplicable: 'TaxOnAmount',
  TaxOrder: order,
});

const code = (name: string, taxable: boolean, group: boolean): JsonObject => ({
  Name: name,
  Description: name,
  Active: true,
  Taxable: taxable,
  TaxGroup: group,
  TaxCodeConfigType: 'SYSTEM_GENERATED',
  Hidden: false,
});

/** TAX and NON stand on lines; a group code stands on the transaction. */
function foundUsTaxes(put: Put): void {
  put('TaxCode', 'TAX', code('TAX', true, false));
  put('TaxCode', 'NON', code('NON', false, false));
  const agencies = [
    ['1', 'Arizona Dept. of Revenue'],
    ['2', 'Board of Equalization'],
  ] as const;
  for (const [id, name] of agencies) put('TaxAgency', id, agency(name, false));
  const states = [
    ['2', 'California', 8, '3'],
    ['3', 'Tucson', 9.1, '2'],
  ] as const;
  for (const [id, name, rate, rateId] of states) {
    const detail = { TaxRateRef: { value: rateId, name }, TaxTypeApplicable: 'TaxOnAmount', TaxOrder: 0 };
    put('TaxCode', id, {
      ...code(name, true, true),
      SalesTaxRateList: { TaxRateDetail: [detail] },
      PurchaseTaxRateList: { TaxRateDetail: [] },
    });
    put('TaxRate', rateId, taxRate({ name, value: rate }));
  }
}

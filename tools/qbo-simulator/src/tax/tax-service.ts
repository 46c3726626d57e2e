import { type CompanyBooks } from '../company/books';
import { fault, refuse, succeed, type Fault, type Result } from '../data-service/fault';
import {
  duplicateName,
  invalidReference,
  lengthOutOfRange,
  requiredMissing,
} from '../data-service/fault-texts';
import { objectsOf, scalarText, textOf, type JsonObject } from '../json';
import { storeFirst } from '../model/first-version';
import { normalName } from '../rules/names';
import { pacificSecond } from '../time/pacific-time';

const LONGEST_NAME = 100;
/** The second half is of every object of the schema, and means nothing here. */
const KNOWN: readonly string[] = [
  ...['TaxCode', 'TaxCodeId', 'TaxRateDetails', 'Fault'],
  ...['Id', 'SyncToken', 'MetaData', 'domain', 'sparse', 'status', 'CustomField', 'AttachableRef'],
];

/**
 * `POST /taxservice/taxcode`: a new code with new rates, or with existing ones named by TaxRateId. The answer is
 * not wrapped in the name of an entity. (QuickBooks Online, TaxService page.)
 */
export function createTaxCode(books: CompanyBooks, input: JsonObject, author: string): Result<JsonObject> {
  const details = objectsOf(input['TaxRateDetails']);
  const faults = [...codeFaults(books, input), ...details.flatMap((detail) => rateFaults(books, detail))];
  if (details.length === 0) faults.push(requiredMissing('TaxRateDetails'));
  if (faults.length > 0) return refuse(...faults);
  const rates = details.map((detail) => rateOf(books, detail, author));
  const TaxCodeId = putTaxCode(books, scalarText(input['TaxCode']), rates, author);
  return succeed({ TaxCode: scalarText(input['TaxCode']), TaxCodeId, TaxRateDetails: rates });
}

function codeFaults(books: CompanyBooks, input: JsonObject): Fault[] {
  const unknown = Object.keys(input).filter((property) => !KNOWN.includes(property));
  if (unknown.length > 0) {
    return unknown.map((property) =>
      fault(
        '2010',
        `Property Name:Unrecognized field "${property}" specified is unsupported or invalid`,
        property,
      ),
    );
  }
  const name = scalarText(input['TaxCode']).trim();
  if (name === '') return [requiredMissing('TaxCode')];
  if (name.length > LONGEST_NAME) return [lengthOutOfRange('TaxCode', LONGEST_NAME, name.length)];
  return isTaken(books, 'TaxCode', name) ? [duplicateName('tax code')] : [];
}

function rateFaults(books: CompanyBooks, detail: JsonObject): Fault[] {
  const id = scalarText(detail['TaxRateId']);
  if (id !== '') {
    return books.find('TaxRate', id) ? [] : [invalidReference(`TaxRates element id ${id} not found`)];
  }
  const name = scalarText(detail['TaxRateName']).trim();
  const value = Number(scalarText(detail['RateValue']) || NaN);
  const agency = scalarText(detail['TaxAgencyId']);
  const faults: Fault[] = [];
  if (name === '') faults.push(requiredMissing('TaxRateName'));
  if (name.length > LONGEST_NAME) faults.push(lengthOutOfRange('TaxRateName', LONGEST_NAME, name.length));
  if (isTaken(books, 'TaxRate', name)) faults.push(duplicateName('tax rate', '\n'));
  if (Number.isNaN(value)) faults.push(requiredMissing('RateValue'));
  if (value < 0 || value > 100) faults.push(fault('2150', `Invalid Percent : ${value}`, 'RateValue'));
  if (agency === '') faults.push(requiredMissing('TaxAgencyId'));
  else if (!books.find('TaxAgency', agency)) {
    faults.push(invalidReference(`TaxAgencies element id ${agency} not found`));
  }
  return faults;
}

function isTaken(books: CompanyBooks, entity: 'TaxCode' | 'TaxRate', name: string): boolean {
  return [...books.records(entity).values()].some(
    ({ body }) => normalName(textOf(body, 'Name') ?? '') === normalName(name),
  );
}

/** The rate as the answer tells it; a new one is stored first. */
function rateOf(books: CompanyBooks, detail: JsonObject, author: string): JsonObject {
  const TaxApplicableOn = scalarText(detail['TaxApplicableOn']) || 'Sales';
  const known = books.find('TaxRate', scalarText(detail['TaxRateId']));
  if (known) {
    return {
      TaxRateName: scalarText(known['Name']),
      TaxRateId: scalarText(known['Id']),
      RateValue: known['RateValue'] ?? 0,
      TaxApplicableOn,
    };
  }
  const TaxRateName = scalarText(detail['TaxRateName']).trim();
  const RateValue = Number(scalarText(detail['RateValue']));
  const TaxAgencyId = scalarText(detail['TaxAgencyId']);
  const body = { Name: TaxRateName, Description: TaxRateName, RateValue, AgencyRef: { value: TaxAgencyId } };
  const EffectiveTaxRate = [{ RateValue, EffectiveDate: pacificSecond(books.clock.now()) }];
  const shape = { Active: true, SpecialTaxType: 'NONE', DisplayType: 'ReadOnly', EffectiveTaxRate };
  const TaxRateId = put(books, 'TaxRate', { ...body, ...shape }, author);
  return { TaxRateName, TaxRateId, RateValue, TaxAgencyId, TaxApplicableOn };
}

function putTaxCode(books: CompanyBooks, name: string, rates: readonly JsonObject[], author: string): string {
  const listOf = (side: string) => ({
    TaxRateDetail: rates
      .filter((rate) => rate['TaxApplicableOn'] === side)
      .map((rate, TaxOrder) => ({
        TaxRateRef: { value: scalarText(rate['TaxRateId']), name: scalarText(rate['TaxRateName']) },
        TaxTypeApplicable: 'TaxOnAmount',
        TaxOrder,
      })),
  });
  const body = {
    Name: name,
    Description: name,
    Active: true,
    Hidden: false,
    Taxable: true,
    TaxGroup: true,
    TaxCodeConfigType: 'USER_DEFINED',
    SalesTaxRateList: listOf('Sales'),
    PurchaseTaxRateList: listOf('Purchase'),
  };
  return put(books, 'TaxCode', body, author);
}

function put(books: CompanyBooks, entity: 'TaxCode' | 'TaxRate', body: JsonObject, author: string): string {
  const id = books.nextId(entity === 'TaxCode' ? 'tax-code' : 'tax-rate');
  storeFirst(books, entity, id, { body, author });
  return id;
}

import { duplicateName } from '../data-service/fault-texts';
import { textOf } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { boolean, COMMON_FIELDS, date, enumeration, text } from '../model/fields';
import { normalName } from '../rules/names';

const agencyDefaults: Rule = ({ body }) => {
  body['Active'] = true;
  body['TaxTrackedOnSales'] ??= true;
  body['TaxTrackedOnPurchases'] ??= false;
  body['TaxAgencyConfig'] ??= 'USER_DEFINED';
  return [];
};

/** There are a handful of agencies, so no index is worth it. */
const nameUnique: Rule = ({ books, body }) => {
  const name = normalName(textOf(body, 'DisplayName') ?? '');
  const taken = [...books.records('TaxAgency').values()].some(
    ({ body: other }) =>
      other['Id'] !== body['Id'] && normalName(textOf(other, 'DisplayName') ?? '') === name,
  );
  return taken ? [duplicateName('tax agency')] : [];
};

/** QuickBooks Online, TaxAgency page. There is no removal. */
export const TAX_AGENCY: EntityDefinition = {
  name: 'TaxAgency',
  kind: 'name-list',
  operations: ['create', 'update', 'read', 'query'],
  sequence: 'tax-agency',
  nameFields: ['DisplayName'],
  referenceName: 'DisplayName',
  listName: 'TaxAgencies',
  fields: {
    ...COMMON_FIELDS,
    DisplayName: text(100, { required: true, filter: true, sort: true }),
    Active: boolean({ readOnly: true, filter: true }),
    TaxTrackedOnSales: boolean(),
    TaxTrackedOnPurchases: boolean(),
    TaxRegistrationNumber: text(30, { readOnly: true }),
    ReportingPeriod: text(30),
    TaxAgencyConfig: enumeration(['USER_DEFINED', 'SYSTEM_GENERATED'], { readOnly: true }),
    LastFileDate: date({ readOnly: true }),
  },
  rules: [agencyDefaults, nameUnique],
};

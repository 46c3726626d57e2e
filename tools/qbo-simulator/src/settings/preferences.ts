import { isMultiCurrency } from '../company/preference';
import { fault } from '../data-service/fault';
import { isObject, type JsonObject } from '../json';
import { type EntityDefinition, type Rule } from '../model/entity';
import { COMMON_FIELDS, kept } from '../model/fields';

function flag(body: JsonObject, group: string, name: string): boolean {
  const prefs = body[group];
  return isObject(prefs) && prefs[name] === true;
}

const oneKindOfClassTracking: Rule = ({ body }) =>
  flag(body, 'AccountingInfoPrefs', 'ClassTrackingPerTxn') &&
  flag(body, 'AccountingInfoPrefs', 'ClassTrackingPerTxnLine')
    ? [fault('2240', 'ClassTrackingPerTxn and ClassTrackingPerTxnLine exclude each other.')]
    : [];

const multicurrencyStaysOn: Rule = ({ books, body }) =>
  isMultiCurrency(books) && !flag(body, 'CurrencyPrefs', 'MultiCurrencyEnabled')
    ? [fault('5030', 'Feature Not Supported Error : Multi Currency cannot be switched off.')]
    : [];

/** QuickBooks Online, Preferences page: one per company, its Id is "1". */
export const PREFERENCES: EntityDefinition = {
  name: 'Preferences',
  kind: 'singleton',
  operations: ['update', 'read', 'query'],
  sequence: 'preferences',
  fields: {
    ...COMMON_FIELDS,
    AccountingInfoPrefs: kept(),
    ProductAndServicesPrefs: kept(),
    SalesFormsPrefs: kept(),
    EmailMessagesPrefs: kept(),
    VendorAndPurchasesPrefs: kept(),
    TimeTrackingPrefs: kept(),
    TaxPrefs: kept(),
    CurrencyPrefs: kept(),
    ReportPrefs: kept(),
    OtherPrefs: kept(),
  },
  rules: [oneKindOfClassTracking, multicurrencyStaysOn],
};

import { type Country } from '../company/company';
import { CUSTOM_PURCHASE_NUMBERS } from '../company/preference';
import { isObject, objectsOf, scalarText, type Json, type JsonObject } from '../json';
import { PLACES } from './places';

/** Where the flags that change behaviour stand (QuickBooks Online, Preferences page). */
const GROUPS: Readonly<Record<string, string>> = {
  ClassTrackingPerTxn: 'AccountingInfoPrefs',
  ClassTrackingPerTxnLine: 'AccountingInfoPrefs',
  TrackDepartments: 'AccountingInfoPrefs',
  BookCloseDate: 'AccountingInfoPrefs',
  UseAccountNumbers: 'AccountingInfoPrefs',
  CustomerTerminology: 'AccountingInfoPrefs',
  BillableExpenseTracking: 'VendorAndPurchasesPrefs',
  TrackingByCustomer: 'VendorAndPurchasesPrefs',
  CustomTxnNumbers: 'SalesFormsPrefs',
  MultiCurrencyEnabled: 'CurrencyPrefs',
  UsingSalesTax: 'TaxPrefs',
  PartnerTaxEnabled: 'TaxPrefs',
};

const OTHER_FLAGS: Readonly<Record<string, string>> = {
  UseCustomTxnNumbers: CUSTOM_PURCHASE_NUMBERS,
  ProjectsEnabled: 'ProjectsEnabled',
};

/** What a new company begins with; automated sales tax is a thing of the US. */
export function preferencesOf(country: Country, useCustomTxnNumbers: boolean): JsonObject {
  const us = country === 'US';
  return {
    AccountingInfoPrefs: {
      FirstMonthOfFiscalYear: 'January',
      UseAccountNumbers: false,
      TaxYearMonth: 'January',
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: false,
      TrackDepartments: false,
      CustomerTerminology: 'Customers',
      DepartmentTerminology: 'Location',
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: true,
    },
    SalesFormsPrefs: {
      CustomTxnNumbers: false,
      AllowDeposit: true,
      AllowDiscount: true,
      AllowShipping: false,
    },
    EmailMessagesPrefs: {},
    VendorAndPurchasesPrefs: {
      TrackingByCustomer: true,
      BillableExpenseTracking: true,
      TPAREnabled: false,
      POCustomField: [],
    },
    TimeTrackingPrefs: {
      UseServices: true,
      BillCustomers: true,
      ShowBillRateToAll: false,
      WorkWeekStartDate: 'Monday',
    },
    TaxPrefs: {
      UsingSalesTax: true,
      ...(us ? { PartnerTaxEnabled: true, TaxGroupCodeRef: { value: '2' } } : {}),
    },
    CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: PLACES[country].currency } },
    ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
    OtherPrefs: {
      NameValue: [
        { Name: 'SalesFormsPrefs.DefaultItem', Value: '1' },
        { Name: 'DTXCopyMemo', Value: 'false' },
        { Name: 'ProjectsEnabled', Value: 'true' },
        { Name: CUSTOM_PURCHASE_NUMBERS, Value: String(useCustomTxnNumbers) },
      ],
    },
  };
}

/**
 * Preferences with changes: whole groups as QuickBooks writes them, or single flags by their bare name
 * (`{ "UseCustomTxnNumbers": true }`). An unknown name is returned, not guessed at.
 */
export function withPreferences(
  preferences: JsonObject,
  changes: JsonObject,
): { readonly preferences: JsonObject; readonly unknown: string[] } {
  const changed = { ...preferences };
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(changes)) {
    const group = GROUPS[name];
    const other = OTHER_FLAGS[name];
    if (group !== undefined) changed[group] = merged(changed[group], { [name]: value });
    else if (other !== undefined) changed['OtherPrefs'] = withOtherFlag(changed['OtherPrefs'], other, value);
    else if (name in preferences) changed[name] = merged(changed[name], value);
    else unknown.push(name);
  }
  return { preferences: changed, unknown };
}

function merged(group: Json | undefined, changes: Json): Json {
  return isObject(group) && isObject(changes) ? { ...group, ...changes } : changes;
}

function withOtherFlag(group: Json | undefined, name: string, value: Json): JsonObject {
  const pairs = isObject(group) ? objectsOf(group['NameValue']) : [];
  const others = pairs.filter((pair) => pair['Name'] !== name);
  return { NameValue: [...others, { Name: name, Value: scalarText(value) }] };
}

import { isObject, objectsOf, textOf, type JsonObject } from '../json';
import { type CompanyBooks } from './books';

/** The value of a preference such as `AccountingInfoPrefs.ClassTrackingPerTxn`. */
export function preference(books: CompanyBooks, group: string, name: string): unknown {
  const prefs = books.preferences[group];
  return isObject(prefs) ? prefs[name] : undefined;
}

/** A flag of `OtherPrefs.NameValue[]`, where QuickBooks writes booleans as text. */
export function otherPreference(preferences: JsonObject, name: string): boolean {
  const other = preferences['OtherPrefs'];
  const pairs = isObject(other) ? objectsOf(other['NameValue']) : [];
  return pairs.some((pair) => textOf(pair, 'Name') === name && textOf(pair, 'Value') === 'true');
}

export const CUSTOM_PURCHASE_NUMBERS = 'VendorAndPurchasesPrefs.UseCustomTxnNumbers';

/** Whether purchase transactions keep the number they are sent with, instead of QuickBooks' next one. */
export function usesCustomPurchaseNumbers(books: CompanyBooks): boolean {
  return otherPreference(books.preferences, CUSTOM_PURCHASE_NUMBERS);
}

/** Where a class may be named: nowhere, on the transaction, or on its lines. */
export function classTracking(books: CompanyBooks): 'off' | 'transaction' | 'line' {
  if (preference(books, 'AccountingInfoPrefs', 'ClassTrackingPerTxnLine') === true) return 'line';
  if (preference(books, 'AccountingInfoPrefs', 'ClassTrackingPerTxn') === true) return 'transaction';
  return 'off';
}

/** Whether the company deals in foreign currencies; it cannot go back once it does. */
export function isMultiCurrency(books: CompanyBooks): boolean {
  return preference(books, 'CurrencyPrefs', 'MultiCurrencyEnabled') === true;
}

export function homeCurrency(books: CompanyBooks): string {
  const prefs = books.preferences['CurrencyPrefs'];
  const home = isObject(prefs) && isObject(prefs['HomeCurrency']) ? prefs['HomeCurrency'] : {};
  return textOf(home, 'value') ?? 'USD';
}

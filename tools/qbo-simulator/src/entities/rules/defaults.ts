import { homeCurrency, preference } from '../../company/preference';
import { fault } from '../../data-service/fault';
import { businessRule, requiredMissing } from '../../data-service/fault-texts';
import { isObject, referenceOf, textOf, type JsonObject } from '../../json';
import { type Draft, type Rule } from '../entity';

/** A single-currency company knows its home currency only; a name keeps its first currency for ever. */
export const nameCurrency: Rule = ({ books, body, previous }) => {
  const before = previous && referenceOf(previous, 'CurrencyRef');
  const sent = referenceOf(body, 'CurrencyRef') ?? before ?? homeCurrency(books);
  if (before !== undefined && sent !== before)
    return [businessRule('The currency of a name cannot be changed.')];
  const multicurrency = preference(books, 'CurrencyPrefs', 'MultiCurrencyEnabled') === true;
  if (sent !== homeCurrency(books) && !multicurrency) {
    return [fault('5030', 'Feature Not Supported Error : Multi Currency is not enabled for this company.')];
  }
  body['CurrencyRef'] = { value: sent };
  return [];
};

/** A transaction is in the currency of its vendor; with several currencies it must say which. */
export const transactionCurrency: Rule = ({ books, body }) => {
  const multicurrency = preference(books, 'CurrencyPrefs', 'MultiCurrencyEnabled') === true;
  const sent = referenceOf(body, 'CurrencyRef');
  if (sent === undefined && multicurrency) return [requiredMissing('CurrencyRef')];
  const currency = sent ?? homeCurrency(books);
  const vendor = books.find('Vendor', referenceOf(body, 'VendorRef') ?? '');
  if (vendor && currency !== (referenceOf(vendor, 'CurrencyRef') ?? homeCurrency(books))) {
    return [businessRule('The currency of the transaction is invalid for customer / vendor / account.')];
  }
  body['CurrencyRef'] = { value: currency };
  return [];
};

const COUNTRY_ISO3 = new Map(
  Object.entries({
    'united states': 'USA',
    'united states of america': 'USA',
    us: 'USA',
    usa: 'USA',
    canada: 'CAN',
    ca: 'CAN',
    'united kingdom': 'GBR',
    gb: 'GBR',
    uk: 'GBR',
    australia: 'AUS',
    au: 'AUS',
  }),
);

/** Gives every address an id of its own and its country the three letters of ISO 3166. */
export function addresses(...properties: string[]): Rule {
  return (draft) => {
    for (const property of properties) {
      const address = draft.body[property];
      if (isObject(address)) draft.body[property] = completeAddress(draft, property, address);
    }
    return [];
  };
}

function completeAddress({ books, previous }: Draft, property: string, address: JsonObject): JsonObject {
  const before = previous?.[property];
  const id = isObject(before) && before['Id'] !== undefined ? before['Id'] : books.nextId('address');
  const country = textOf(address, 'Country');
  const iso3 = country === undefined ? undefined : COUNTRY_ISO3.get(country.toLowerCase());
  if (iso3 === undefined || !books.switches.country_iso3) return { ...address, Id: id };
  return { ...address, Id: id, Country: iso3 };
}

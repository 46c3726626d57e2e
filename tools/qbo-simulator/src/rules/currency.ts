import { homeCurrency, preference } from '../company/preference';
import { enlistCurrency } from '../currencies/company-currency';
import { fault, type Fault } from '../data-service/fault';
import { businessRule, requiredMissing } from '../data-service/fault-texts';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';

const ISO_4217 = /^[A-Z]{3}$/;

function invalidCurrency(code: string): Fault {
  return fault('2220', `Invalid Currency : ${code}`, 'CurrencyRef');
}

/** A single-currency company knows its home currency only; a name keeps its first currency for ever. */
export const nameCurrency: Rule = ({ books, body, previous }) => {
  const before = previous && referenceOf(previous, 'CurrencyRef');
  const sent = referenceOf(body, 'CurrencyRef') ?? before ?? homeCurrency(books);
  if (before !== undefined && sent !== before)
    return [businessRule('The currency of a name cannot be changed.')];
  if (!ISO_4217.test(sent)) return [invalidCurrency(sent)];
  const multicurrency = preference(books, 'CurrencyPrefs', 'MultiCurrencyEnabled') === true;
  if (sent !== homeCurrency(books) && !multicurrency) {
    return [fault('5030', 'Feature Not Supported Error : Multi Currency is not enabled for this company.')];
  }
  enlistCurrency(books, sent);
  body['CurrencyRef'] = { value: sent };
  return [];
};

/** A transaction is in the currency of its vendor or customer; with several currencies it must say which. */
export const transactionCurrency: Rule = ({ books, body }) => {
  const multicurrency = preference(books, 'CurrencyPrefs', 'MultiCurrencyEnabled') === true;
  const sent = referenceOf(body, 'CurrencyRef');
  if (sent === undefined && multicurrency) return [requiredMissing('CurrencyRef')];
  const currency = sent ?? homeCurrency(books);
  if (!ISO_4217.test(currency)) return [invalidCurrency(currency)];
  const party =
    books.find('Vendor', referenceOf(body, 'VendorRef') ?? '') ??
    books.find('Customer', referenceOf(body, 'CustomerRef') ?? '');
  if (party && currency !== (referenceOf(party, 'CurrencyRef') ?? homeCurrency(books))) {
    return [businessRule('The currency of the transaction is invalid for customer/vendor/account.')];
  }
  body['CurrencyRef'] = { value: currency };
  return [];
};

import { homeCurrency } from '../company/preference';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';

/** Foreign money without a rate is booked one to one (QuickBooks Online, ExchangeRate defaults to 1). */
export const exchangeRate: Rule = ({ books, body }) => {
  if ((referenceOf(body, 'CurrencyRef') ?? homeCurrency(books)) !== homeCurrency(books)) {
    body['ExchangeRate'] ??= 1;
  }
  return [];
};

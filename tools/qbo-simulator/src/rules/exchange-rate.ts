import { homeCurrency, isMultiCurrency } from '../company/preference';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';

/**
 * Foreign money without a rate is booked one to one (QuickBooks Online, ExchangeRate defaults to 1); a rate of nothing
 * is none. Home money has the rate 1 whatever a client sends, and a company without currencies shows none.
 */
export const exchangeRate: Rule = ({ books, body }) => {
  const home = homeCurrency(books);
  const foreign = (referenceOf(body, 'CurrencyRef') ?? home) !== home;
  if (!isMultiCurrency(books)) delete body['ExchangeRate'];
  else if (!foreign || !body['ExchangeRate']) body['ExchangeRate'] = 1;
  return [];
};

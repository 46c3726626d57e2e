import { type CompanyBooks } from '../company/books';
import { homeCurrency, isMultiCurrency } from '../company/preference';
import { rateOf } from '../currencies/exchange-rate';
import { referenceOf, scalarText } from '../json';
import { type Rule } from '../model/entity';

/**
 * A rate of nothing is none. Home money has the rate 1 whatever a client sends, and a company without currencies shows
 * no rate at all.
 */
function rateWhereMissing(missing: (books: CompanyBooks, currency: string, day: string) => number): Rule {
  return ({ books, body }) => {
    const home = homeCurrency(books);
    const currency = referenceOf(body, 'CurrencyRef') ?? home;
    if (!isMultiCurrency(books)) delete body['ExchangeRate'];
    else if (currency === home) body['ExchangeRate'] = 1;
    else body['ExchangeRate'] ||= missing(books, currency, scalarText(body['TxnDate']));
    return [];
  };
}

/** QuickBooks looks up the rate of the document's day (QuickBooks Online, ExchangeRate page), or books it one to one. */
export const exchangeRate: Rule = rateWhereMissing((books, currency, day) =>
  books.switches.missing_exchange_rate === 'one' ? 1 : Number(rateOf(books, currency, day)['Rate']),
);

/** Nothing is looked up for payments and credits: without a rate they count one to one (recorded for a payment). */
export const settlementRate: Rule = rateWhereMissing(() => 1);

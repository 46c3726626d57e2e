import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { homeCurrency } from '../company/preference';
import { fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { type Rule } from '../model/entity';

/**
 * The A/P account: implied when the company has only one in the transaction's currency, otherwise required; it must be a
 * liability (6430).
 */
export const apAccount: Rule = ({ books, body }) => {
  const sent = referenceOf(body, 'APAccountRef');
  if (sent !== undefined) {
    const liability = books.find('Account', sent)?.['Classification'] === 'Liability';
    return liability
      ? []
      : [
          fault(
            '6430',
            'Invalid account type used : APAccountRef must be an Accounts Payable account.',
            'APAccountRef',
          ),
        ];
  }
  const candidates = books
    .records('Account')
    .index('accountType', accountTypeOf)
    .find('accountType', 'Accounts Payable')
    .filter(({ body: account }) => account['Active'] !== false);
  const currency = referenceOf(body, 'CurrencyRef') ?? homeCurrency(books);
  const ofCurrency = candidates.filter(({ body: account }) => currencyOf(books, account) === currency);
  const payable = ofCurrency.length > 0 ? ofCurrency : candidates;
  const only = payable[0]?.body['Id'];
  if (only === undefined || payable.length > 1) return [requiredMissing('APAccountRef')];
  body['APAccountRef'] = { value: only };
  return [];
};

const accountTypeOf = ({ body }: StoredRecord): string => scalarText(body['AccountType']);

function currencyOf(books: CompanyBooks, account: JsonObject): string {
  return referenceOf(account, 'CurrencyRef') ?? homeCurrency(books);
}

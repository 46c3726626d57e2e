import { type CompanyBooks } from '../company/books';
import { fault } from '../data-service/fault';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { accountsOfType, currencyOf } from '../ledger/accounts-of-type';
import { type Rule } from '../model/entity';

/** The A/R account of a transaction: the one that it names, else the company's in its currency. */
export function receivableAccount(books: CompanyBooks, body: JsonObject): string {
  const [first] = accountsOfType(books, 'Accounts Receivable', currencyOf(books, body));
  return referenceOf(body, 'ARAccountRef') ?? scalarText(first?.['Id']);
}

/** The other side of what is sold on account: the A/R account, in the customer's name. */
export function receivable(
  books: CompanyBooks,
  body: JsonObject,
): { readonly account: string; readonly customer: string } {
  return { account: receivableAccount(books, body), customer: referenceOf(body, 'CustomerRef') ?? '' };
}

/** An A/R account that is named is one (6430). */
export const arAccount: Rule = ({ books, body }) => {
  const type = books.find('Account', receivableAccount(books, body))?.['AccountType'];
  return type === 'Accounts Receivable'
    ? []
    : [
        fault(
          '6430',
          'Invalid account type used : ARAccountRef must be an Accounts Receivable account.',
          'ARAccountRef',
        ),
      ];
};

import { SEED_AUTHOR } from '../company/company';
import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { referenceOf, type JsonObject } from '../json';
import { type Change } from '../model/entity';
import { pacificSecond } from '../time/pacific-time';

/** The first vendor in a foreign currency brings an A/P account of its own: `Accounts Payable (A/P) - EUR`. */
export function openPayable({ books, before, after }: Change): void {
  const currency = after && referenceOf(after, 'CurrencyRef');
  if (before || currency === undefined || currency === homeCurrency(books)) return;
  const known = [...books.records('Account').values()].some(
    ({ body }) => body['AccountType'] === 'Accounts Payable' && referenceOf(body, 'CurrencyRef') === currency,
  );
  if (known) return;
  const id = books.nextId('account');
  books.records('Account').put(id, { body: payableAccount(books, id, currency), writtenBy: SEED_AUTHOR });
}

function payableAccount(books: CompanyBooks, id: string, currency: string): JsonObject {
  const now = pacificSecond(books.clock.now());
  const name = `Accounts Payable (A/P) - ${currency}`;
  return {
    Name: name,
    FullyQualifiedName: name,
    SubAccount: false,
    Active: true,
    Classification: 'Liability',
    AccountType: 'Accounts Payable',
    AccountSubType: 'AccountsPayable',
    CurrentBalance: 0,
    CurrentBalanceWithSubAccounts: 0,
    CurrencyRef: { value: currency },
    Id: id,
    SyncToken: '0',
    MetaData: { CreateTime: now, LastUpdatedTime: now },
  };
}

import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR } from '../company/company';
import { homeCurrency } from '../company/preference';
import { ACCOUNT_TYPES } from '../lists/account-types';
import { storeFirst } from '../model/first-version';

interface NewAccount {
  readonly name: string;
  readonly type: string;
  readonly subType: string;
  /** The company's own when left out. */
  readonly currency?: string;
}

/** Opens an account that QuickBooks gives a company by itself, and returns its id. */
export function openAccountFor(books: CompanyBooks, { name, type, subType, currency }: NewAccount): string {
  const id = books.nextId('account');
  const body = {
    Name: name,
    FullyQualifiedName: name,
    SubAccount: false,
    Active: true,
    Classification: ACCOUNT_TYPES[type]?.classification ?? '',
    AccountType: type,
    AccountSubType: subType,
    CurrentBalance: 0,
    CurrentBalanceWithSubAccounts: 0,
    CurrencyRef: { value: currency ?? homeCurrency(books) },
  };
  storeFirst(books, 'Account', id, { body, author: SEED_AUTHOR });
  return id;
}

import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { scalarText } from '../json';
import { openAccountFor } from './open-account';

const bySubType = ({ body }: StoredRecord): string => scalarText(body['AccountSubType']);

/** The id of the oldest account that a company has for a purpose of QuickBooks' own, such as its opening balance equity. */
export function accountOfSubType(books: CompanyBooks, subType: string): string | undefined {
  const accounts = books.records('Account').index('subType', bySubType).find('subType', subType);
  const ids = accounts.map(({ body }) => scalarText(body['Id']));
  return ids.sort((a, b) => Number(a) - Number(b))[0];
}

/** The accounts that QuickBooks opens by itself when a company first needs them: name and type by sub type. */
const OPENED_BY_NEED = {
  UndepositedFunds: ['Undeposited Funds', 'Other Current Asset'],
  SalesTaxPayable: ['Sales Tax Payable', 'Other Current Liability'],
  DiscountsRefundsGiven: ['Discounts given', 'Income'],
  ExchangeGainOrLoss: ['Exchange Gain or Loss', 'Other Expense'],
} as const;

/** The id of such an account, opened now if the company has none. Only for rules: what posts looks up. */
export function accountInNeed(books: CompanyBooks, subType: keyof typeof OPENED_BY_NEED): string {
  const [name, type] = OPENED_BY_NEED[subType];
  return accountOfSubType(books, subType) ?? openAccountFor(books, { name, type, subType });
}

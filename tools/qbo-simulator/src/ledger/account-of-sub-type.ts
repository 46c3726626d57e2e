import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { scalarText } from '../json';

/** The id of the account that a company has for a purpose of QuickBooks' own, such as its opening balance equity. */
export function accountOfSubType(books: CompanyBooks, subType: string): string | undefined {
  const [account] = books.records('Account').index('subType', bySubType).find('subType', subType);
  return account && scalarText(account.body['Id']);
}

const bySubType = ({ body }: StoredRecord): string => scalarText(body['AccountSubType']);

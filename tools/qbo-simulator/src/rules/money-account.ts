import { fault } from '../data-service/fault';
import { referenceOf } from '../json';
import { type Rule } from '../model/entity';

const MONEY_ACCOUNTS: readonly unknown[] = ['Bank', 'Other Current Asset'];

/** Money is put on an account that holds money (6430). */
export const moneyAccount: Rule = ({ books, body }) => {
  const account = books.find('Account', referenceOf(body, 'DepositToAccountRef') ?? '');
  if (MONEY_ACCOUNTS.includes(account?.['AccountType'])) return [];
  const detail =
    'Invalid account type used : DepositToAccountRef must be of type Bank or Other Current Asset.';
  return [fault('6430', detail, 'DepositToAccountRef')];
};

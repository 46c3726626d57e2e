import { accountInNeed } from '../ledger/account-of-sub-type';
import { isForeign } from '../ledger/accounts-of-type';
import { type Rule } from '../model/entity';

/** Money at another rate than what it pays gains or loses; the account for it is there from the first foreign payment. */
export const exchangeAccount: Rule = ({ books, body }) => {
  if (isForeign(books, body)) accountInNeed(books, 'ExchangeGainOrLoss');
  return [];
};

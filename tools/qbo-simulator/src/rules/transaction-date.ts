import { pacificDay } from '../time/pacific-time';
import { type Rule } from '../model/entity';

/** A transaction without a date is of today. */
export const datedToday: Rule = ({ books, body }) => {
  body['TxnDate'] ??= pacificDay(books.clock.now());
  return [];
};

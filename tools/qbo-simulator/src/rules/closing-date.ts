import { preference } from '../company/preference';
import { fault, type Fault } from '../data-service/fault';
import { textOf, type JsonObject } from '../json';
import { type Rule } from '../model/entity';

const CLOSED =
  'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.';

/**
 * Nothing that posts may be written, changed or deleted on or before the closing date (6200, or 6210 where the date
 * is guarded by a password). Needs the draft's TxnDate.
 */
export const openPeriod: Rule = ({ books, body, previous }): Fault[] => {
  const closeDate = preference(books, 'AccountingInfoPrefs', 'BookCloseDate');
  if (typeof closeDate !== 'string' || closeDate === '') return [];
  const dates = [body, previous ?? {}].map((version: JsonObject) => textOf(version, 'TxnDate') ?? '9999');
  if (dates.every((date) => date > closeDate)) return [];
  return [fault(books.switches.closing_date_password ? '6210' : '6200', CLOSED)];
};

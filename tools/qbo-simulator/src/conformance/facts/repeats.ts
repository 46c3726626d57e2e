import { notTestable, shown, type Fact } from './fact';

/** Sections 3.2 and 3.3. */
export const REPEATS: readonly Fact[] = [
  shown(
    '3.2-replay',
    'H',
    'The same requestid gives the first result again in place of doing it again.',
    'gives the first reply again instead of doing it again',
    'does it once when the same request arrives many times at the same moment',
    'works for delete too: the second is the first answer, not 610',
  ),
  shown(
    '3.2-length',
    'H',
    'A requestid has at most 50 characters (2130).',
    'is refused with 2130 above 50 characters',
  ),
  shown('3.2-realm', 'H', 'A requestid is unique in a realm.', 'belongs to one realm'),
  shown(
    '3.2-batch',
    'H',
    'A batch has a requestid of at most 36 characters and bIds of at most 10.',
    'with a requestid knows its items by both ids together (2130)',
    'takes at most 30 items (1040), and is replayed by its requestid',
  ),
  shown(
    '3.2-conflict',
    'H',
    'Code 600 is a duplicate requestid; when it comes in place of a replay is a switch.',
    'with another body replays, or is 600 when the switch says so',
  ),
  notTestable('3.2-recommended', 'H', 'Intuit recommends a requestid on every write.', 'advice to clients'),
  shown(
    '3.3-counts',
    'H',
    'The token is a whole number as text, 0 at first and one more with each change.',
    'grows by one with each change, and a stale one is refused with 5010',
  ),
  shown(
    '3.3-own-changes',
    'H',
    'It moves with what QuickBooks changes by itself, such as a bill that is paid.',
    'pays a bill: its Balance, links and SyncToken move, and so do bank and vendor',
    'an update of the bill with the token from before the payment is stale',
  ),
  shown(
    '3.3-renames',
    'H',
    'A new name of a parent is a change of what stands below it.',
    'a new name of a parent changes the full names below it, and their tokens',
  ),
  shown(
    '3.3-needed',
    'H',
    'Updates, deletes and voids need the token.',
    'an update, a delete and a void need the token',
  ),
  shown(
    '3.3-stale',
    'H',
    'An old token is 5010, in the recorded words with the name of the entity.',
    'a stale token and a delete',
  ),
  shown(
    '3.3-query-lags',
    'M',
    'The token in the row of a query was reported to lag behind that of a read.',
    'a stale query does not find what was just written, and CDC does not either',
  ),
];

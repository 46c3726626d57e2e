import { type CompanyBooks } from '../company/books';
import { type Result } from '../data-service/fault';
import { mergeVendors, type Merge, type Merged } from '../names/merge-vendors';
import { OWNER } from '../oauth/users';
import { HandLog } from './hand-log';

/** Merges two vendors as a person does in QuickBooks, no API can. To be run in a transaction of the store. */
export function mergeByHand(books: CompanyBooks, merge: Merge): Result<Merged> {
  const done = mergeVendors(books, merge);
  if (!done.ok) return done;
  new HandLog(books).note({
    at: books.clock.now(),
    user: OWNER.email,
    action: 'merged',
    entity: 'Vendor',
    id: merge.loser,
    changed: [],
    detail: `into vendor ${merge.winner}`,
  });
  return done;
}

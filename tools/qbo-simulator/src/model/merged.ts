import { type CompanyBooks } from '../company/books';
import { businessRule } from '../data-service/fault-texts';
import { type Fault } from '../data-service/fault';
import { type Table } from '../store/table';

/** A name that was merged into another; its id is never used again. */
interface MergedName {
  /** Id of the name that took over what it had. */
  readonly into: string;
}

function mergedNames(books: CompanyBooks): Table<MergedName> {
  return books.table('merged');
}

export function noteMerged(books: CompanyBooks, entity: string, loser: string, winner: string): void {
  mergedNames(books).put(`${entity}:${loser}`, { into: winner });
}

/** The id of the name that an object was merged into; none for what was never merged. */
export function mergedInto(books: CompanyBooks, entity: string, id: string): string | undefined {
  return mergedNames(books).get(`${entity}:${id}`)?.into;
}

/** As recorded for an update of a name that was merged away. */
export function listElementDeleted(): Fault {
  return businessRule('You cannot modify a list element that has been deleted.');
}

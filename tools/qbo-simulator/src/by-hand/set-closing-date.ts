import { type CompanyBooks } from '../company/books';
import { type Result } from '../data-service/fault';
import { isObject, scalarText, type JsonObject } from '../json';
import { definitionOf } from '../model/registry';
import { writeByHand } from './write-by-hand';

/** Closes the books up to a day (`YYYY-MM-DD`), or opens them altogether. To be run in a transaction of the store. */
export function setClosingDate(
  books: CompanyBooks,
  syncToken: string,
  closingDate: string | undefined,
): Result<JsonObject> {
  const preferences = books.preferences;
  const group = preferences['AccountingInfoPrefs'];
  const { BookCloseDate: _before, ...others } = isObject(group) ? group : {};
  const dated = closingDate === undefined ? others : { ...others, BookCloseDate: closingDate };
  // A full update: a sparse one cannot take a flag out of its group.
  const input = { ...preferences, AccountingInfoPrefs: dated, SyncToken: syncToken };
  return writeByHand(books, {
    definition: definitionOf('Preferences'),
    kind: 'update',
    action: 'set the closing date',
    input: { ...input, Id: scalarText(preferences['Id']) },
  });
}

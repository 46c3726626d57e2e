import { type CompanyBooks } from '../company/books';
import { type JsonObject } from '../json';
import { pacificSecond } from '../time/pacific-time';

/** Stores a new object as QuickBooks begins every one: SyncToken 0, created now; `author` is who wrote it. */
export function storeFirst(
  books: CompanyBooks,
  entity: string,
  id: string,
  { body, author }: { readonly body: JsonObject; readonly author: string },
): JsonObject {
  const now = pacificSecond(books.clock.now());
  const record = { ...body, Id: id, SyncToken: '0', MetaData: { CreateTime: now, LastUpdatedTime: now } };
  books.records(entity).put(id, { body: record, writtenBy: author });
  return record;
}

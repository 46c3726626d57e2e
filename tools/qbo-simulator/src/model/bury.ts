import { type CompanyBooks } from '../company/books';
import { type JsonObject } from '../json';
import { pacificSecond } from '../time/pacific-time';

/** Takes an object away for good; returns the stub of it that change data capture still shows. */
export function bury(books: CompanyBooks, entity: string, id: string): JsonObject {
  books.records(entity).delete(id);
  const stub = { domain: 'QBO', status: 'Deleted', Id: id };
  const LastUpdatedTime = pacificSecond(books.clock.now());
  const body = { ...stub, MetaData: { LastUpdatedTime } };
  books.records(`${entity}:deleted`).put(id, { body, writtenBy: '' });
  return stub;
}

import { type CompanyBooks } from '../company/books';
import { isObject, scalarText, type JsonObject } from '../json';
import { pacificSecond } from '../time/pacific-time';

/** Stores the next version of an object that QuickBooks or a caller has changed: SyncToken and time move. */
export function storeVersion(books: CompanyBooks, entity: string, body: JsonObject): JsonObject {
  const id = scalarText(body['Id']);
  const records = books.records(entity);
  const metaData = isObject(body['MetaData']) ? body['MetaData'] : {};
  const record = {
    ...body,
    SyncToken: String(Number(body['SyncToken']) + 1),
    MetaData: { ...metaData, LastUpdatedTime: pacificSecond(books.clock.now()) },
  };
  records.put(id, { body: record, writtenBy: records.get(id)?.writtenBy ?? '' });
  return record;
}

import { type CompanyBooks } from '../company/books';
import { referenceOf, type JsonObject } from '../json';
import { partyOf } from '../ledger/entry-lines';
import { type EntityDefinition } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { partyProperties, timeKey } from './list-rows';

/** How many transactions of one kind name a vendor, customer or employee, and the latest of them. */
interface Latest {
  readonly count: number;
  readonly rows: readonly JsonObject[];
}

export function latestOf(
  books: CompanyBooks,
  definition: EntityDefinition,
  id: string,
  most: number,
): Latest {
  const properties = partyProperties(definition);
  if (properties.length === 0) return latestWithLines(books, definition, id, most);
  const found = properties.map((property) => latestBy(books, definition, property, id, most));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    rows: found.flatMap(({ rows }) => rows),
  };
}

function latestBy(
  books: CompanyBooks,
  { name }: EntityDefinition,
  property: string,
  id: string,
  most: number,
): Latest {
  // One order for all names: those of one stand beside each other.
  const order = books
    .records(name)
    .inOrder(`page:${property}`, ({ body }) => `${referenceOf(body, property) ?? ''} ${timeKey(body)}`);
  const [first, end] = [order.before(`${id} `), order.before(`${id}!`)];
  const rows = order.slice(Math.max(first, end - most), end).map(({ body }) => body);
  return { count: end - first, rows };
}

/** A journal entry names whom it is about in its lines, so each has to be looked at. */
function latestWithLines(books: CompanyBooks, { name }: EntityDefinition, id: string, most: number): Latest {
  const found: JsonObject[] = [];
  for (const { body } of books.records(name).values())
    if (linesOf(body).some((line) => partyOf(line) === id)) found.push(body);
  found.sort((one, other) => (timeKey(one) < timeKey(other) ? 1 : -1));
  return { count: found.length, rows: found.slice(0, most) };
}

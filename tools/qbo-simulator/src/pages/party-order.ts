import { type CompanyBooks } from '../company/books';
import { referenceOf, type JsonObject } from '../json';
import { partyOf } from '../ledger/entry-lines';
import { type EntityDefinition } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { partyProperty, timeKey } from './list-rows';

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
  const property = partyProperty(definition);
  const records = books.records(definition.name);
  if (property === undefined)
    return latestWithLines(
      [...records.values()].map(({ body }) => body),
      id,
      most,
    );
  // One order for all names: those of one stand beside each other.
  const order = records.inOrder(
    'page:party',
    ({ body }) => `${referenceOf(body, property) ?? ''} ${timeKey(body)}`,
  );
  const [first, end] = [order.before(`${id} `), order.before(`${id}!`)];
  const rows = order.slice(Math.max(first, end - most), end).map(({ body }) => body);
  return { count: end - first, rows };
}

/** A journal entry names whom it is about in its lines, so each has to be looked at. */
function latestWithLines(bodies: readonly JsonObject[], id: string, most: number): Latest {
  const found = bodies.filter((body) => linesOf(body).some((line) => partyOf(line) === id));
  found.sort((one, other) => (timeKey(one) < timeKey(other) ? 1 : -1));
  return { count: found.length, rows: found.slice(0, most) };
}

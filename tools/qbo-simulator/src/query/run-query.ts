import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { fault, refuse, succeed, type Result } from '../data-service/fault';
import { textOf, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { present } from '../model/present';
import { definitionOf, findDefinition } from '../model/registry';
import { compareIds, compareSortKeys } from '../store/ordered-index';
import { comparable } from './compare';
import { parseQuery, type Query } from './parser';
import { planQuery, type Lookup, type Order, type QueryPlan, type Test } from './plan-query';
import { valueAt } from './property';
import { parseFault, unknownEntity } from './query-faults';

/** Answers a query over one company with the content of `QueryResponse`, or refuses it with 4000 or 4001. */
export function runQuery(books: CompanyBooks, text: string): Result<JsonObject> {
  const query = parseQuery(text);
  if ('kind' in query) return refuse(parseFault(query));
  const definition = findDefinition(query.entity);
  if (!definition?.operations.includes('query')) return refuse(unknownEntity(query.entity));
  if (definition.plans && !definition.plans.includes(books.switches.plan)) {
    return refuse(
      fault('5020', `Permission Denied Error : ${definition.name} is not available in this subscription.`),
    );
  }
  const plan = planQuery(books, definition, query);
  if (!plan.ok) return plan;
  return succeed(answer(books, definition, query, plan.value));
}

function answer(
  books: CompanyBooks,
  definition: EntityDefinition,
  query: Query,
  plan: QueryPlan,
): JsonObject {
  if (query.projection === 'count') return { totalCount: count(candidates(books, definition, plan), plan) };
  const rows = pageOf(books, definition, plan);
  if (rows.length === 0) return {};
  const shown = rows.map((body) => project(present(definition, definitionOf, books, body), plan.projection));
  return { [definition.name]: shown, startPosition: plan.skip + 1, maxResults: shown.length };
}

function count(bodies: Iterable<JsonObject>, { tests }: QueryPlan): number {
  let found = 0;
  for (const body of bodies) if (passes(tests, body)) found += 1;
  return found;
}

/** The rows asked for; what comes in its order already is read only up to the end of the page. */
function pageOf(books: CompanyBooks, definition: EntityDefinition, plan: QueryPlan): JsonObject[] {
  const { skip, orders, tests } = plan;
  const most = definition.unpaged ? Infinity : plan.most;
  const inOrder = orders.length === 0 || orderedByIndex(plan);
  const found = matching(candidates(books, definition, plan), tests, inOrder ? skip + most : Infinity);
  const rows = inOrder ? found : sorted(found, orders);
  return definition.unpaged ? rows : rows.slice(skip, skip + most);
}

/** The first so many objects that pass all tests. */
function matching(bodies: Iterable<JsonObject>, tests: readonly Test[], most: number): JsonObject[] {
  const rows: JsonObject[] = [];
  for (const body of bodies) {
    if (rows.length >= most) break;
    if (passes(tests, body)) rows.push(body);
  }
  return rows;
}

function passes(tests: readonly Test[], body: JsonObject): boolean {
  for (const test of tests) if (!test(body)) return false;
  return true;
}

/** Few rows are sorted faster than an index is kept; more than one order has no index. */
const orderedByIndex = ({ ids, lookup, orders }: QueryPlan): boolean =>
  ids === undefined && lookup === undefined && orders.length === 1;

/** In the order of creation, which is that of the ids, unless an index gives the order that is asked for. */
function candidates(
  books: CompanyBooks,
  definition: EntityDefinition,
  plan: QueryPlan,
): Iterable<JsonObject> {
  const records = books.records(definition.name);
  const [order] = plan.orders;
  if (plan.ids) return bodiesById([...new Set(plan.ids)].flatMap((id) => records.get(id) ?? []));
  if (plan.lookup) return bodiesById(lookUp(records, plan.lookup));
  return bodiesOf(order && orderedByIndex(plan) ? ordered(records, order) : records.values());
}

function ordered(records: Records, { property, keyOf, descending, keyHolds }: Order): Iterable<StoredRecord> {
  const index = records.inOrder(`order:${property.path.join('.')}`, ({ body }) => keyOf(body));
  return descending ? index.descending(keyHolds) : index.ascending(undefined, keyHolds);
}

type Records = ReturnType<CompanyBooks['records']>;

function lookUp(records: Records, { property, value }: Lookup): StoredRecord[] {
  const keyOf = ({ body }: StoredRecord): string | undefined => {
    const key = comparable(property, valueAt(body, property.path));
    return typeof key === 'string' ? key : undefined;
  };
  const index = `where:${property.path.join('.')}`;
  return records.index(index, keyOf).find(index, value);
}

function* bodiesOf(records: Iterable<StoredRecord>): Generator<JsonObject> {
  for (const { body } of records) yield body;
}

function bodiesById(records: readonly StoredRecord[]): JsonObject[] {
  const idOf = (body: JsonObject): string => textOf(body, 'Id') ?? '';
  return records.map(({ body }) => body).sort((a, b) => compareIds(idOf(a), idOf(b)));
}

/** Every key is made once: made at every comparison, they would take most of a query's time. */
function sorted(bodies: JsonObject[], orders: readonly Order[]): JsonObject[] {
  const keyed = bodies.map((body) => ({ body, keys: orders.map(({ keyOf }) => keyOf(body)) }));
  keyed.sort((a, b) => {
    for (const [position, { descending }] of orders.entries()) {
      const compared = compareSortKeys(a.keys[position], b.keys[position]);
      if (compared !== 0) return descending ? -compared : compared;
    }
    return 0;
  });
  return keyed.map(({ body }) => body);
}

function project(shown: JsonObject, projection: QueryPlan['projection']): JsonObject {
  if (projection === 'all') return shown;
  const picked: JsonObject = { domain: 'QBO', sparse: true };
  for (const { path } of projection) {
    const top = path[0] ?? '';
    if (shown[top] !== undefined) picked[top] = shown[top];
  }
  if (shown['Id'] !== undefined) picked['Id'] = shown['Id'];
  return picked;
}

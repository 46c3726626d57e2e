import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { fault, refuse, succeed, type Fault, type Result } from '../data-service/fault';
import { type EntityDefinition } from '../model/entity';
import { present } from '../model/present';
import { definitionOf, findDefinition } from '../model/registry';
import { scalarText, type JsonObject } from '../json';
import { pacificDay } from '../time/pacific-time';
import { comparable, predicateFor, type Predicate } from './compare';
import { parseQuery, type Condition, type Query } from './parser';
import { findProperty, valueAt, valuesAt, type Property } from './property';
import { parseFault, queryInvalid, unknownEntity } from './query-faults';

const DEFAULT_RESULTS = 100;
const MOST_RESULTS = 1000;

type Test = (body: JsonObject) => boolean;

/** What rows are put in order by. */
interface Order {
  readonly keyOf: (body: JsonObject) => string | number | boolean;
  /** -1 from the last to the first. */
  readonly direction: 1 | -1;
}

interface Lookup {
  readonly property: Property;
  readonly value: string;
}

export interface QueryAnswer {
  readonly entity: string;
  /** The content of `QueryResponse`. */
  readonly response: JsonObject;
}

/** Answers a query over one company, or refuses it with 4000 or 4001. */
export function runQuery(books: CompanyBooks, text: string): Result<QueryAnswer> {
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
  return succeed({ entity: definition.name, response: answer(books, definition, query, plan.value) });
}

interface QueryPlan {
  readonly tests: readonly Test[];
  /** A text that some property must equal: found by an index instead of a scan. */
  readonly lookup: Lookup | undefined;
  readonly orders: readonly Order[];
  readonly projection: readonly Property[] | 'all';
  readonly ids: readonly string[] | undefined;
}

function planQuery(books: CompanyBooks, definition: EntityDefinition, query: Query): Result<QueryPlan> {
  if (query.startPosition !== undefined && query.startPosition < 1) {
    return refuse(queryInvalid(`value ${query.startPosition} is too small. Min allowed value is 1`));
  }
  const refused = refuseMaxResults(books, query.maxResults);
  if (refused) return refuse(refused);
  const today = pacificDay(books.clock.now());
  const tests = collect(query.where.map((condition) => planCondition(definition, condition, today)));
  if (!tests.ok) return tests;
  const orders = collect(
    query.orderBy.map(({ property, descending }) => planOrder(definition, property, descending)),
  );
  if (!orders.ok) return orders;
  const projection = planProjection(definition, query);
  if (!projection.ok) return projection;
  return succeed({
    tests: [...tests.value, ...activeOnly(definition, query.where)],
    orders: orders.value,
    projection: projection.value,
    ids: idsAskedFor(query.where),
    lookup: lookupFor(definition, query.where),
  });
}

function refuseMaxResults(books: CompanyBooks, maxResults: number | undefined): Fault | undefined {
  if (maxResults === undefined) return undefined;
  if (maxResults < 0) return queryInvalid(`value ${maxResults} is too small. Min allowed value is 0`);
  const tooLarge = maxResults > MOST_RESULTS && books.switches.large_max_results === 'refused';
  return tooLarge
    ? queryInvalid(`value ${maxResults} is too large. Max allowed value is ${MOST_RESULTS}`)
    : undefined;
}

function collect<T>(results: Result<T>[]): Result<T[]> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return succeed(values);
}

function planCondition(definition: EntityDefinition, condition: Condition, today: string): Result<Test> {
  const property = findProperty(definition, condition.property);
  if (!property.ok) return property;
  const { field, path } = property.value;
  if (!field.filter) return refuse(queryInvalid(`property '${condition.property}' is not queryable`));
  const predicate: Result<Predicate> = predicateFor(property.value, condition, today);
  if (!predicate.ok) return predicate;
  const holds = predicate.value;
  if (property.value.many) return succeed((body) => valuesAt(body, path).some(holds));
  const isName = path.length === 1 && definition.nameFields?.includes(path[0] ?? '') === true;
  if (!isName) return succeed((body) => holds(valueAt(body, path)));
  return succeed((body) => {
    const name = valueAt(body, path);
    return holds(name) || (body['Active'] === false && holds(`${scalarText(name)} (deleted)`));
  });
}

function planOrder(definition: EntityDefinition, name: string, descending: boolean): Result<Order> {
  const property = findProperty(definition, name);
  if (!property.ok) return property;
  if (!property.value.field.sort) return refuse(queryInvalid(`property '${name}' is not sortable`));
  return succeed({
    keyOf: (body) => comparable(property.value, valueAt(body, property.value.path)) ?? '',
    direction: descending ? -1 : 1,
  });
}

/** Simple properties can be projected, complex ones not. */
function planProjection(definition: EntityDefinition, query: Query): Result<Property[] | 'all'> {
  const { projection } = query;
  if (projection === 'all' || projection === 'count') {
    const named = collect(query.namedBesideAll.map((name) => findProperty(definition, name)));
    return named.ok ? succeed('all') : named;
  }
  return collect(
    projection.map((name) => {
      const property = findProperty(definition, name);
      if (!property.ok) return property;
      const complex =
        ['object', 'list', 'kept'].includes(property.value.field.kind) && name.toLowerCase() !== 'metadata';
      return complex
        ? refuse(queryInvalid(`Property ${name} not found for Entity ${definition.name}`))
        : property;
    }),
  );
}

/** Name lists show only what is active unless the query speaks of Active itself. */
function activeOnly(definition: EntityDefinition, where: readonly Condition[]): Test[] {
  if (definition.kind !== 'name-list' || where.some(({ property }) => property.toLowerCase() === 'active'))
    return [];
  return [(body) => body['Active'] !== false];
}

function idsAskedFor(where: readonly Condition[]): readonly string[] | undefined {
  return where.find(
    ({ property, operator }) => property.toLowerCase() === 'id' && (operator === '=' || operator === 'IN'),
  )?.values;
}

/** An inactive name also answers to what it reads back as, which no index holds. */
const DELETED = /\(deleted\)$/i;

/** Texts such as DocNumber or DisplayName are nearly unique, so looking them up is worth an index. */
function lookupFor(definition: EntityDefinition, where: readonly Condition[]): Lookup | undefined {
  for (const { property: name, operator, values } of where) {
    const property = findProperty(definition, name);
    const value = values[0];
    if (operator !== '=' || value === undefined || !property.ok || property.value.field.kind !== 'text')
      continue;
    if (property.value.path.length === 1 && property.value.path[0] !== 'Id' && !DELETED.test(value))
      return { property: property.value, value: value.toLowerCase() };
  }
  return undefined;
}

function answer(
  books: CompanyBooks,
  definition: EntityDefinition,
  query: Query,
  plan: QueryPlan,
): JsonObject {
  const start = query.startPosition ?? 1;
  const most = Math.min(query.maxResults ?? DEFAULT_RESULTS, MOST_RESULTS);
  const whole = plan.orders.length > 0 || query.projection === 'count' || definition.unpaged === true;
  const found = matching(
    candidates(books, definition, plan),
    plan.tests,
    whole ? Infinity : start - 1 + most,
  );
  if (query.projection === 'count') return { totalCount: found.length };
  const rows = inOrder(found, plan.orders);
  const page = definition.unpaged ? rows : rows.slice(start - 1, start - 1 + most);
  if (page.length === 0) return {};
  const shown = page.map((body) => project(present(definition, definitionOf, books, body), plan.projection));
  return { [definition.name]: shown, startPosition: start, maxResults: shown.length };
}

/** The first so many objects that pass all tests. */
function matching(bodies: Iterable<JsonObject>, tests: readonly Test[], most: number): JsonObject[] {
  const rows: JsonObject[] = [];
  for (const body of bodies) {
    if (rows.length >= most) break;
    if (tests.every((test) => test(body))) rows.push(body);
  }
  return rows;
}

/** In the order of creation, which is that of the ids. */
function* candidates(
  books: CompanyBooks,
  definition: EntityDefinition,
  plan: QueryPlan,
): Generator<JsonObject> {
  const records = books.records(definition.name);
  if (plan.ids) {
    const found = [...new Set(plan.ids)]
      .map((id) => records.get(id))
      .filter((record) => record !== undefined);
    yield* bodiesById(found);
  } else if (plan.lookup) {
    const { property, value } = plan.lookup;
    const keyOf = ({ body }: StoredRecord) => {
      const key = comparable(property, valueAt(body, property.path));
      return typeof key === 'string' ? key : undefined;
    };
    const index = `where:${property.path.join('.')}`;
    yield* bodiesById(records.index(index, keyOf).find(index, value));
  } else {
    for (const { body } of records.values()) yield body;
  }
}

function bodiesById(records: readonly StoredRecord[]): JsonObject[] {
  const idOf = (body: JsonObject) => scalarText(body['Id']);
  return records
    .map(({ body }) => body)
    .sort((a, b) => idOf(a).length - idOf(b).length || (idOf(a) < idOf(b) ? -1 : 1));
}

/** Every key is made once: made at every comparison, they would take most of a query's time. */
function inOrder(bodies: JsonObject[], orders: readonly Order[]): JsonObject[] {
  if (orders.length === 0) return bodies;
  const keyed = bodies.map((body) => ({ body, keys: orders.map(({ keyOf }) => keyOf(body)) }));
  keyed.sort((a, b) => {
    for (const [position, { direction }] of orders.entries()) {
      const [left = '', right = ''] = [a.keys[position], b.keys[position]];
      if (left !== right) return left < right ? -direction : direction;
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

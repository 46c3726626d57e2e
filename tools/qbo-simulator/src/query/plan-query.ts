import { type CompanyBooks } from '../company/books';
import { refuse, succeed, type Fault, type Result } from '../data-service/fault';
import { scalarText, type Json, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { type KeyTest, type SortKey } from '../store/ordered-index';
import { pacificDay } from '../time/pacific-time';
import { comparable, predicateFor, type Predicate } from './compare';
import { type Condition, type Query } from './parser';
import { findProperty, valueAt, valuesAt, type Property } from './property';
import { queryInvalid } from './query-faults';

/** QuickBooks Online, data queries page. */
const MOST_RESULTS = 1000;
const DEFAULT_RESULTS = 100;

export type Test = (body: JsonObject) => boolean;

/** One condition: its test of an object, and of the bare value where the property has no more than that. */
interface Conditioned {
  readonly test: Test;
  readonly path: string;
  readonly holds: Predicate | undefined;
}

/** What rows are put in order by. */
export interface Order {
  readonly property: Property;
  readonly keyOf: (body: JsonObject) => SortKey;
  readonly descending: boolean;
  /** False for values that a condition refuses, so that rows need not be looked at for them. */
  readonly keyHolds: KeyTest;
}

export interface Lookup {
  readonly property: Property;
  readonly value: string;
}

/** How a query finds its rows, checked against the entity's table of fields. */
export interface QueryPlan {
  readonly tests: readonly Test[];
  /** A text that some property must equal: found by an index instead of a scan. */
  readonly lookup: Lookup | undefined;
  readonly orders: readonly Order[];
  readonly projection: readonly Property[] | 'all';
  readonly ids: readonly string[] | undefined;
  /** Rows before the page, and rows on it. */
  readonly skip: number;
  readonly most: number;
}

/** Refuses with 4001 what cannot be asked of the entity. */
export function planQuery(
  books: CompanyBooks,
  definition: EntityDefinition,
  query: Query,
): Result<QueryPlan> {
  if (query.startPosition !== undefined && query.startPosition < 1) {
    return refuse(queryInvalid(`value ${query.startPosition} is too small. Min allowed value is 1`));
  }
  const refused = refuseMaxResults(books, query.maxResults);
  if (refused) return refuse(refused);
  const today = pacificDay(books.clock.now());
  const conditions = collect(query.where.map((condition) => planCondition(definition, condition, today)));
  if (!conditions.ok) return conditions;
  const orders = collect(
    query.orderBy.map(({ property, descending }) =>
      planOrder(definition, property, descending, conditions.value),
    ),
  );
  if (!orders.ok) return orders;
  const projection = planProjection(definition, query);
  if (!projection.ok) return projection;
  return succeed({
    tests: [...conditions.value.map(({ test }) => test), ...activeOnly(definition, query.where)],
    orders: orders.value,
    projection: projection.value,
    ids: idsAskedFor(query.where),
    lookup: lookupFor(definition, query.where),
    skip: (query.startPosition ?? 1) - 1,
    most: Math.min(query.maxResults ?? DEFAULT_RESULTS, MOST_RESULTS),
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

function planCondition(
  definition: EntityDefinition,
  condition: Condition,
  today: string,
): Result<Conditioned> {
  const property = findProperty(definition, condition.property);
  if (!property.ok) return property;
  const { field, path } = property.value;
  if (!field.filter) return refuse(queryInvalid(`property '${condition.property}' is not queryable`));
  const predicate: Result<Predicate> = predicateFor(property.value, condition, today);
  if (!predicate.ok) return predicate;
  const holds = predicate.value;
  const at = path.join('.');
  if (property.value.many) {
    return succeed({ test: (body) => valuesAt(body, path).some(holds), path: at, holds: undefined });
  }
  if (definition.nameFields?.includes(at) !== true) {
    return succeed({ test: (body) => holds(valueAt(body, path)), path: at, holds });
  }
  const deleted = (name: Json | undefined): boolean => holds(`${scalarText(name)} (deleted)`);
  const test = (body: JsonObject): boolean => {
    const name = valueAt(body, path);
    return holds(name) || (body['Active'] === false && deleted(name));
  };
  return succeed({ test, path: at, holds: (name) => holds(name) || deleted(name) });
}

function planOrder(
  definition: EntityDefinition,
  name: string,
  descending: boolean,
  conditions: readonly Conditioned[],
): Result<Order> {
  const property = findProperty(definition, name);
  if (!property.ok) return property;
  if (!property.value.field.sort) return refuse(queryInvalid(`property '${name}' is not sortable`));
  const { field, path } = property.value;
  // A text's key is the text in lower case, and texts are compared without case; other kinds have keys of their own.
  const ofKey =
    field.kind === 'text'
      ? conditions.flatMap(({ path: at, holds }) => (at === path.join('.') && holds ? [holds] : []))
      : [];
  return succeed({
    property: property.value,
    keyOf: (body) => comparable(property.value, valueAt(body, property.value.path)),
    descending,
    keyHolds: (key) => ofKey.every((holds) => holds(key)),
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

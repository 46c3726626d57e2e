import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { definitionOf } from '../model/registry';
import { pacificDay } from '../time/pacific-time';
import { compareIds, compareSortKeys } from '../store/ordered-index';
import { PAGE_SIZE, pageAt, pageNumber, pageOf, pageOfMore, type Paged } from './paging';
import { statusOf, type Status } from './status';
import { totalOf } from './total';

export interface ListQuery {
  /** What is searched for, as it was typed. */
  readonly text: string;
  readonly status: Status | undefined;
}

/** The properties by which a transaction names vendors, customers, payees and workers. */
export function partyProperties({ fields }: EntityDefinition): string[] {
  return ['CustomerRef', 'VendorRef', 'EntityRef', 'EmployeeRef'].filter(
    (property) => fields[property] !== undefined,
  );
}

/** What a transaction is with before all. */
export const partyProperty = (definition: EntityDefinition): string | undefined =>
  partyProperties(definition)[0];

/** Up to so many rows are looked at in order for one page; what fills no page by then is searched for everywhere. */
const WALK = 1000;

/** One page of what is asked for: names from A to Z, transactions from the latest. */
export function listRows(
  books: CompanyBooks,
  definition: EntityDefinition,
  query: ListQuery,
  wanted: number,
): Paged<JsonObject> {
  const records = recordsOf(books, definition, query);
  const test = matcher(books, definition, query);
  const order = new ListOrder(definition, records);
  if (test === undefined) return pageAt(order.size, wanted, (start, end) => order.slice(start, end));
  return walked(order, test, wanted) ?? pageOf(searched(definition, records, test), wanted);
}

/** Looks at the first rows only, and stops where the page is full and another follows; nothing where it never is. */
function walked(order: ListOrder, test: Test, wanted: number): Paged<JsonObject> | undefined {
  if (order.size <= WALK) return pageOf(order.slice(0, WALK).filter(test), wanted);
  const end = pageNumber(wanted) * PAGE_SIZE;
  const found: JsonObject[] = [];
  for (let at = 0; at < WALK && end < WALK; at += PAGE_SIZE) {
    found.push(...order.slice(at, at + PAGE_SIZE).filter(test));
    if (found.length > end) return pageOfMore(found, wanted);
  }
  return undefined;
}

/** Looks at all rows, in the order of their creation: old ones are packed with their neighbours. */
function searched(definition: EntityDefinition, records: Records, test: Test): JsonObject[] {
  const found: { readonly key: string; readonly body: JsonObject }[] = [];
  for (const { body } of records.values()) {
    if (test(body)) found.push({ key: sortKey(definition, body), body });
  }
  const direction = definition.kind === 'transaction' ? -1 : 1;
  found.sort(
    (one, other) => direction * (compareSortKeys(one.key, other.key) || compareBodies(one.body, other.body)),
  );
  return found.map(({ body }) => body);
}

const compareBodies = (one: JsonObject, other: JsonObject): number =>
  compareIds(scalarText(one['Id']), scalarText(other['Id']));

type Records = ReturnType<CompanyBooks['records']>;

function recordsOf(books: CompanyBooks, { name }: EntityDefinition, { status }: ListQuery): Records {
  return books.records(status === 'Deleted' ? `${name}:deleted` : name);
}

/** All rows of a list in the order in which they are shown. */
class ListOrder {
  private readonly index: ReturnType<Records['inOrder']>;
  readonly size: number;

  constructor(
    private readonly definition: EntityDefinition,
    records: Records,
  ) {
    this.index = records.inOrder('page', ({ body }) => sortKey(definition, body));
    this.size = records.size;
  }

  slice(start: number, end: number): JsonObject[] {
    const backwards = this.definition.kind === 'transaction';
    const rows = backwards
      ? this.index.slice(this.size - end, this.size - start).reverse()
      : this.index.slice(start, end);
    return rows.map(({ body }) => body);
  }
}

/** Of a transaction one that is like no other, so that it can be read backwards. */
function sortKey(definition: EntityDefinition, body: JsonObject): string {
  return definition.kind === 'transaction' ? timeKey(body) : nameOf(definition, body).toLowerCase();
}

/** By the day, and those of a day by their creation. */
export function timeKey(body: JsonObject): string {
  return `${textOf(body, 'TxnDate') ?? ''} ${scalarText(body['Id']).padStart(20, '0')}`;
}

/** What an object of a list is called. */
export function nameOf({ referenceName, nameFields }: EntityDefinition, body: JsonObject): string {
  const property = referenceName ?? nameFields?.[0] ?? 'Name';
  return textOf(body, property) ?? textOf(body, 'Name') ?? textOf(body, 'Code') ?? '';
}

type Test = (body: JsonObject) => boolean;

/** None where nothing is searched for and nothing narrowed. */
function matcher(books: CompanyBooks, definition: EntityDefinition, query: ListQuery): Test | undefined {
  const today = pacificDay(books.clock.now());
  const party = partyProperty(definition);
  const tests: Test[] = [];
  const { status } = query;
  if (status !== undefined && status !== 'Deleted')
    tests.push((body) => statusOf(definition, body, today) === status);
  const text = query.text.trim().toLowerCase();
  if (text !== '') {
    const partyName = party === undefined ? () => '' : partyNames(books, definition, party);
    tests.push((body) => isFound(definition, body, text) || partyName(body).toLowerCase().includes(text));
  }
  return tests.length === 0 ? undefined : (body) => tests.every((test) => test(body));
}

const SEARCHED = [
  'DisplayName',
  'Name',
  'FullyQualifiedName',
  'CompanyName',
  'DocNumber',
  'AcctNum',
  'Sku',
  'Code',
];

/** By a part of a name or number, by the id, or by the exact amount. */
function isFound({ fields }: EntityDefinition, body: JsonObject, text: string): boolean {
  if (scalarText(body['Id']) === text) return true;
  if (totalOf(body) === Number(text.replaceAll(',', ''))) return true;
  return SEARCHED.some(
    (property) => fields[property] && (textOf(body, property)?.toLowerCase().includes(text) ?? false),
  );
}

function partyNames(
  books: CompanyBooks,
  { fields }: EntityDefinition,
  property: string,
): (body: JsonObject) => string {
  const field = fields[property];
  const entities = field?.kind === 'reference' ? field.to : [];
  return (body) => {
    const id = referenceOf(body, property) ?? '';
    const entity = entities.find((name) => books.find(name, id) !== undefined);
    return entity === undefined ? '' : nameOf(definitionOf(entity), books.find(entity, id) ?? {});
  };
}

import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { partyOf } from '../ledger/entry-lines';
import { type EntityDefinition } from '../model/entity';
import { linesOf } from '../model/merge-update';
import { definitionOf } from '../model/registry';
import { pacificDay } from '../time/pacific-time';
import { statusOf, type Status } from './status';

export const PAGE_SIZE = 50;

export interface ListQuery {
  /** What is searched for, as it was typed. */
  readonly text: string;
  readonly status: Status | undefined;
  /** Only what names this vendor, customer or employee. */
  readonly party?: string;
}

export interface RowsPage {
  /** Bodies as they are stored, at most a page of them. */
  readonly rows: readonly JsonObject[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The part of a list that fits one page, from the first for numbers that are none of its pages. */
export function pageOf<T>(
  all: readonly T[],
  wanted: number,
): Omit<RowsPage, 'rows'> & { readonly rows: readonly T[] } {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Number.isInteger(wanted) && wanted >= 1 ? Math.min(wanted, pages) : 1;
  return { rows: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), total: all.length, page, pages };
}

/** What a transaction is with: the property of its vendor, customer or payee. */
export function partyProperty({ fields }: EntityDefinition): string | undefined {
  return ['VendorRef', 'CustomerRef', 'EntityRef'].find((property) => fields[property] !== undefined);
}

/** One page of what is asked for. */
export function listRows(
  books: CompanyBooks,
  definition: EntityDefinition,
  query: ListQuery & { readonly page: number },
): RowsPage {
  return pageOf(allRows(books, definition, query), query.page);
}

/** Names from A to Z; transactions from the latest. Looks at every object of the entity. */
export function allRows(books: CompanyBooks, definition: EntityDefinition, query: ListQuery): JsonObject[] {
  const wanted = matcher(books, definition, query);
  const found: Sorted[] = [];
  for (const { body } of recordsOf(books, definition, query)) {
    if (wanted(body)) found.push({ key: sortKey(definition, body), id: Number(body['Id']), body });
  }
  const direction = definition.kind === 'transaction' ? -1 : 1;
  found.sort(
    (one, other) => direction * (one.key < other.key ? -1 : one.key > other.key ? 1 : one.id - other.id),
  );
  return found.map(({ body }) => body);
}

/** Ready to be compared: with 100,000 of them it counts that nothing is put together to compare. */
interface Sorted {
  readonly key: string;
  readonly id: number;
  readonly body: JsonObject;
}

function recordsOf(
  books: CompanyBooks,
  { name }: EntityDefinition,
  { status }: ListQuery,
): Iterable<{ readonly body: JsonObject }> {
  return books.records(status === 'Deleted' ? `${name}:deleted` : name).values();
}

function sortKey(definition: EntityDefinition, body: JsonObject): string {
  return definition.kind === 'transaction'
    ? (textOf(body, 'TxnDate') ?? '')
    : nameOf(definition, body).toLowerCase();
}

/** What an object of a list is called. */
export function nameOf({ referenceName, nameFields }: EntityDefinition, body: JsonObject): string {
  const property = referenceName ?? nameFields?.[0] ?? 'Name';
  return textOf(body, property) ?? textOf(body, 'Name') ?? textOf(body, 'Code') ?? '';
}

type Test = (body: JsonObject) => boolean;

function matcher(books: CompanyBooks, definition: EntityDefinition, query: ListQuery): Test {
  const today = pacificDay(books.clock.now());
  const party = partyProperty(definition);
  const tests: Test[] = [];
  const { status } = query;
  if (status !== undefined && status !== 'Deleted')
    tests.push((body) => statusOf(definition, body, today) === status);
  if (query.party !== undefined) tests.push((body) => namesParty(definition, body, query.party ?? ''));
  const text = query.text.trim().toLowerCase();
  if (text !== '') {
    const partyName = party === undefined ? () => '' : partyNames(books, definition, party);
    tests.push((body) => isFound(definition, body, text) || partyName(body).toLowerCase().includes(text));
  }
  return (body) => tests.every((test) => test(body));
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
  if (body['TotalAmt'] !== undefined && body['TotalAmt'] === Number(text.replaceAll(',', ''))) return true;
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

/** In its head, or as a journal entry in one of its lines. */
function namesParty(definition: EntityDefinition, body: JsonObject, id: string): boolean {
  const property = partyProperty(definition);
  if (property !== undefined) return referenceOf(body, property) === id;
  return linesOf(body).some((line) => partyOf(line) === id);
}

import { type CompanyBooks } from '../company/books';
import { refuse, succeed, type Fault, type Result } from '../data-service/fault';
import {
  invalidId,
  objectNotFound,
  requiredMissing,
  staleObject,
  transactionDeleted,
} from '../data-service/fault-texts';
import { scalarText, textOf, type JsonObject } from '../json';
import { bury } from './bury';
import { storeFirst } from './first-version';
import { checkReferences } from './check-references';
import { checkRequired } from './check-required';
import { type EntityDefinition } from './entity';
import { tooManyLines } from './line-limit';
import { listElementDeleted, mergedInto } from './merged';
import { mergeUpdate } from './merge-update';
import { readBody } from './read-body';
import { withoutEmptyTexts, withPlainNames } from './read-update';
import { definitionOf } from './registry';
import { follow, storeVersion } from './versions';

/** A write as it came in. */
export interface Write {
  readonly books: CompanyBooks;
  readonly definition: EntityDefinition;
  readonly input: JsonObject;
  readonly include: ReadonlySet<string>;
  /** The client id that writes, or `seed`. */
  readonly author: string;
}

export function create({ books, definition, input, include, author }: Write): Result<JsonObject> {
  const faults: Fault[] = [];
  const body = mergeUpdate(definition.fields, undefined, readBody(definition.fields, input, faults), false);
  if (faults.length > 0) return refuse(...faults);
  const refused = check({ books, definition, body, previous: undefined, include });
  if (refused.length > 0) return refuse(...refused);
  const id = books.nextId(definition.sequence);
  const record = storeFirst(books, definition.name, id, { body, author });
  follow(definition, { books, before: undefined, after: record });
  return succeed(books.find(definition.name, id) ?? record);
}

/** Updates, sparse or full; the SyncToken sent must be the one stored (5010). */
export function update({ books, definition, input, include }: Write): Result<JsonObject> {
  const found = findForWrite(books, definition, input);
  if (!found.ok) return found;
  const previous = found.value;
  const faults: Fault[] = [];
  const sparse = input['sparse'] === true || input['sparse'] === 'true';
  const sent = withPlainNames(definition, previous, withoutEmptyTexts(books, sparse, input));
  const incoming = readBody(definition.fields, sent, faults);
  const missing = (definition.resent ?? []).filter((property) => (incoming[property] ?? null) === null);
  faults.push(...missing.map(requiredMissing));
  if (faults.length > 0) return refuse(...faults);
  const body = mergeUpdate(definition.fields, previous, incoming, sparse);
  const refused = check({ books, definition, body, previous, include });
  if (refused.length > 0) return refuse(...refused);
  return succeed(replace(books, definition, previous, body));
}

/** Keeps a transaction but takes its amounts out of the books. */
export function voidTransaction({ books, definition, input, include }: Write): Result<JsonObject> {
  const found = findForWrite(books, definition, input);
  if (!found.ok) return found;
  const previous = found.value;
  if (!definition.voided) throw new Error(`${definition.name} cannot be voided`);
  const refused = applyRules(definition.removal ?? [], { books, body: previous, previous, include });
  if (refused.length > 0) return refuse(...refused);
  return succeed(replace(books, definition, previous, definition.voided(previous)));
}

/** Removes a transaction for good; only a stub of it is ever shown again. */
export function remove({ books, definition, input, include }: Write): Result<JsonObject> {
  const found = findForWrite(books, definition, input);
  if (!found.ok) return found;
  const before = found.value;
  const refused = applyRules(definition.removal ?? [], { books, body: before, previous: before, include });
  if (refused.length > 0) return refuse(...refused);
  const id = scalarText(before['Id']);
  const stub = bury(books, definition.name, id);
  follow(definition, { books, before, after: undefined });
  return succeed(stub);
}

function replace(
  books: CompanyBooks,
  definition: EntityDefinition,
  before: JsonObject,
  body: JsonObject,
): JsonObject {
  const after = storeVersion(books, definition.name, body);
  follow(definition, { books, before, after });
  return books.find(definition.name, scalarText(after['Id'])) ?? after;
}

function check(write: {
  books: CompanyBooks;
  definition: EntityDefinition;
  body: JsonObject;
  previous: JsonObject | undefined;
  include: ReadonlySet<string>;
}): Fault[] {
  const { books, definition, body } = write;
  const tooMany = tooManyLines(definition, body);
  if (tooMany.length > 0) return tooMany;
  const missing = checkRequired(definition.fields, body);
  const broken = checkReferences(books, definitionOf, definition.fields, body);
  const rules = missing.length + broken.length > 0 ? [] : definition.rules;
  return [...missing, ...broken, ...applyRules(rules, write)];
}

/** A rule may lean on what an earlier one has filled in, so all of them run in order and all faults are told. */
function applyRules(
  rules: EntityDefinition['rules'],
  draft: Parameters<EntityDefinition['rules'][number]>[0],
): Fault[] {
  return rules.flatMap((rule) => rule(draft));
}

function findForWrite(
  books: CompanyBooks,
  definition: EntityDefinition,
  input: JsonObject,
): Result<JsonObject> {
  const id = scalarText(input['Id']);
  if (!/^\d+$/.test(id)) return refuse(invalidId(id));
  if (mergedInto(books, definition.name, id) !== undefined) return refuse(listElementDeleted());
  const stored = books.find(definition.name, id);
  if (!stored) {
    return refuse(definition.kind === 'transaction' ? transactionDeleted() : objectNotFound());
  }
  const sent = input['SyncToken'];
  if (sent === undefined || sent === null || sent === '') return refuse(requiredMissing('SyncToken'));
  return scalarText(sent) === textOf(stored, 'SyncToken')
    ? succeed(stored)
    : refuse(staleObject(definition.name));
}

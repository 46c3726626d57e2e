import { isDeepStrictEqual } from 'node:util';
import { markerOf } from '../audit/marker';
import { type CompanyBooks } from '../company/books';
import { PERSON_AUTHOR } from '../company/company';
import { type WriteKind } from '../data-service/api-call';
import { type Result } from '../data-service/fault';
import { perform } from '../data-service/perform';
import { scalarText, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { OWNER } from '../oauth/users';
import { HandLog, type HandAction } from './hand-log';

/** What a person asks for: a write as the API would take it, and the word for it. */
export interface HandRequest {
  readonly definition: EntityDefinition;
  readonly kind: Exclude<WriteKind, 'create'>;
  readonly action: HandAction;
  readonly input: JsonObject;
}

/**
 * Writes as a person in QuickBooks' own pages: by the rules of the API, with its versions, webhooks and change data
 * capture, but in nobody's call log and throttle. To be run in a transaction of the store.
 */
export function writeByHand(books: CompanyBooks, request: HandRequest): Result<JsonObject> {
  const { definition, kind, action, input } = request;
  const id = scalarText(input['Id']);
  const before = books.find(definition.name, id) ?? {};
  const done = perform(
    { kind, entity: definition.name, input },
    { books, author: PERSON_AUTHOR, include: new Set() },
  );
  if (!done.ok) return done;
  const after = books.find(definition.name, id);
  new HandLog(books).note({
    at: books.clock.now(),
    user: OWNER.email,
    action,
    entity: definition.name,
    id,
    changed: after ? changedProperties(before, after) : [],
    ...(after && markerOf(before) !== null && markerOf(after) === null ? { unmarked: true } : {}),
  });
  return done;
}

const BY_EVERY_WRITE: readonly string[] = ['SyncToken', 'MetaData'];

function changedProperties(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (property) => !BY_EVERY_WRITE.includes(property) && !isDeepStrictEqual(before[property], after[property]),
  );
}

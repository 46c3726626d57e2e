import { type CompanyBooks } from '../company/books';
import { type StoredRecord } from '../company/company';
import { type EntityDefinition } from '../model/entity';
import { present } from '../model/present';
import { definitionOf, findDefinition } from '../model/registry';
import { isObject, textOf, type JsonObject } from '../json';
import { fault, refuse, succeed, type Result } from './fault';

/** QuickBooks Online, change data capture page. */
const LOOK_BACK_MS = 30 * 86_400_000;
const MOST_OBJECTS = 1000;
const WITHOUT_CHANGES: readonly string[] = ['TaxCode', 'TaxRate', 'TaxAgency', 'JournalCode'];

/** Everything that changed since then, entity by entity, deletions last as stubs; at most 1000 objects in all. */
export function changedData(books: CompanyBooks, entities: string, changedSince: string): Result<JsonObject> {
  const since = Date.parse(changedSince);
  if (Number.isNaN(since))
    return refuse(fault('2060', `Invalid Date Format : ${changedSince}`, 'changedSince'));
  if (since < books.clock.now() - LOOK_BACK_MS) {
    return refuse(
      fault('2070', 'Invalid Date : changedSince must be within the last 30 days.', 'changedSince'),
    );
  }
  const names = entities
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const definitions = names.map((name) => findDefinition(name));
  const unknown = names.find((_name, position) => {
    const definition = definitions[position];
    return !definition || WITHOUT_CHANGES.includes(definition.name);
  });
  if (unknown !== undefined || names.length === 0) {
    return refuse(fault('2000', `Invalid or unsupported object name : ${unknown ?? ''}`));
  }
  let room = MOST_OBJECTS;
  const responses = definitions
    .filter((definition) => definition !== undefined)
    .map((definition) => {
      const changes = changesOf(books, definition, since).slice(0, room);
      room -= changes.length;
      return changes.length === 0
        ? {}
        : { [definition.name]: changes, startPosition: 1, maxResults: changes.length };
    });
  return succeed({ CDCResponse: [{ QueryResponse: responses }] });
}

function changesOf(books: CompanyBooks, definition: EntityDefinition, since: number): JsonObject[] {
  // A time of QuickBooks has no fractions: what changed within the second asked for belongs to it.
  const from = Math.floor(since / 1000) * 1000;
  const changed = (entity: string): JsonObject[] =>
    Array.from(books.records(entity).inOrder('updated', updatedAt).ascending(from), ({ body }) => body);
  const living = changed(definition.name);
  const deleted = changed(`${definition.name}:deleted`);
  return [...living.map((body) => present(definition, definitionOf, books, body)), ...deleted];
}

function updatedAt({ body }: StoredRecord): number | undefined {
  const metaData = body['MetaData'];
  const time = isObject(metaData) ? textOf(metaData, 'LastUpdatedTime') : undefined;
  return time === undefined ? undefined : Date.parse(time);
}

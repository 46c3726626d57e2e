import { type CompanyBooks } from '../company/books';
import { fault, type Fault } from '../data-service/fault';
import { invalidReference, MADE_INACTIVE } from '../data-service/fault-texts';
import { isObject, objectsOf, textOf, type Json, type JsonObject } from '../json';
import { type EntityDefinition } from './entity';
import { type Field, type FieldTable } from './fields';

type Definitions = (entity: string) => EntityDefinition;

/** Every reference must name an object that exists and is active, or the write is 2500. */
export function checkReferences(
  books: CompanyBooks,
  definitions: Definitions,
  fields: FieldTable,
  body: JsonObject,
  path = '',
): Fault[] {
  return Object.entries(fields).flatMap(([property, field]) => {
    const value = body[property];
    if (value === undefined || field.readOnly) return [];
    return checkField(books, definitions, field, value, `${path}${property}`);
  });
}

function checkField(
  books: CompanyBooks,
  definitions: Definitions,
  field: Field,
  value: Json,
  path: string,
): Fault[] {
  if (field.kind === 'object') {
    return isObject(value) ? checkReferences(books, definitions, field.fields, value, `${path}.`) : [];
  }
  if (field.kind === 'list') {
    return objectsOf(value).flatMap((element) =>
      checkReferences(books, definitions, field.fields, element, `${path}.`),
    );
  }
  if (field.kind !== 'reference' || field.to.length === 0 || !isObject(value)) return [];
  return checkTarget(books, definitions, field.to, textOf(value, 'value') ?? '', path);
}

function checkTarget(
  books: CompanyBooks,
  definitions: Definitions,
  to: readonly string[],
  id: string,
  path: string,
): Fault[] {
  const target = to.map((entity) => books.find(entity, id)).find((found) => found !== undefined);
  const definition = definitions(to[0] ?? '');
  if (!target) {
    const list = definition.listName;
    return [invalidReference(list === undefined ? path : `${list} element id ${id} not found`)];
  }
  if (target['Active'] !== false) return [];
  return books.switches.inactive_reference === '610'
    ? [fault('610', `Object Not Found : ${MADE_INACTIVE}`)]
    : [invalidReference(MADE_INACTIVE)];
}

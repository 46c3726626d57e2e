import { type CompanyBooks } from '../company/books';
import { currencyName } from '../currencies/currency-names';
import { isObject, objectsOf, textOf, type Json, type JsonObject } from '../json';
import { type EntityDefinition } from './entity';
import { type Field, type FieldTable } from './fields';

type Definitions = (entity: string) => EntityDefinition;

/**
 * An object as QuickBooks shows it now: references carry the current name of what they point to, inactive names
 * the suffix `(deleted)`.
 */
export function present(
  definition: EntityDefinition,
  definitions: Definitions,
  books: CompanyBooks,
  body: JsonObject,
): JsonObject {
  const shown = { ...showObject(definition.fields, definitions, books, body), domain: 'QBO', sparse: false };
  if (body['Active'] === false) markDeleted(definition, shown, books.switches.deleted_suffix);
  definition.show?.(shown, books);
  return shown;
}

function markDeleted(definition: EntityDefinition, shown: JsonObject, suffix: string): void {
  for (const property of definition.nameFields ?? []) {
    const name = textOf(shown, property);
    if (name !== undefined) shown[property] = `${name} ${suffix}`;
  }
}

function showObject(
  fields: FieldTable,
  definitions: Definitions,
  books: CompanyBooks,
  body: JsonObject,
): JsonObject {
  const shown: JsonObject = {};
  for (const [property, value] of Object.entries(body)) {
    const field = fields[property];
    // What is stored beside the schema, such as the depth of a class, is nobody's to see.
    if (field) shown[property] = showValue(field, definitions, books, value);
  }
  return shown;
}

function showValue(field: Field, definitions: Definitions, books: CompanyBooks, value: Json): Json {
  if (field.kind === 'reference' && isObject(value))
    return showReference(field.to, definitions, books, value);
  if (field.kind === 'object' && isObject(value)) return showObject(field.fields, definitions, books, value);
  if (field.kind === 'list') {
    return objectsOf(value).map((element) => showObject(field.fields, definitions, books, element));
  }
  return value;
}

function showReference(
  to: readonly string[],
  definitions: Definitions,
  books: CompanyBooks,
  reference: JsonObject,
): JsonObject {
  const id = textOf(reference, 'value') ?? '';
  for (const entity of to) {
    const target = books.find(entity, id);
    const nameField = definitions(entity).referenceName;
    const name = target && nameField !== undefined ? textOf(target, nameField) : undefined;
    if (target && name !== undefined) {
      return {
        value: id,
        name: target['Active'] === false ? `${name} ${books.switches.deleted_suffix}` : name,
      };
    }
  }
  const currency = currencyName(id);
  return currency === undefined ? reference : { value: id, name: currency };
}

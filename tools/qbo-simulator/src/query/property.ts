import { refuse, succeed, type Result } from '../data-service/fault';
import { type EntityDefinition } from '../model/entity';
import { type Field, type FieldTable } from '../model/fields';
import { isObject, type Json, type JsonObject } from '../json';
import { queryInvalid } from './query-faults';

/** A property named in a query, found in the entity's table without regard to case. */
export interface Property {
  readonly path: readonly string[];
  readonly field: Field;
  /** Whether the path leads through a list, so that an object has several values. */
  readonly many: boolean;
}

export function findProperty(definition: EntityDefinition, name: string): Result<Property> {
  const path: string[] = [];
  let fields: FieldTable = definition.fields;
  let field: Field | undefined;
  let many = false;
  for (const part of name.split('.')) {
    // `VendorRef.value` means the same as `VendorRef`.
    if (field?.kind === 'reference' && part.toLowerCase() === 'value') continue;
    const key = Object.keys(fields).find((candidate) => candidate.toLowerCase() === part.toLowerCase());
    field = key === undefined ? undefined : fields[key];
    if (key === undefined || !field) {
      return refuse(queryInvalid(`Property ${name} not found for Entity ${definition.name}`));
    }
    path.push(key);
    many ||= field.kind === 'list';
    fields = field.kind === 'object' || field.kind === 'list' ? field.fields : {};
  }
  return field
    ? succeed({ path, field, many })
    : refuse(queryInvalid(`Property ${name} not found for Entity ${definition.name}`));
}

/** What is compared: of a reference its id; of a list the values of all its elements. */
export function valuesAt(body: JsonObject, path: readonly string[]): Json[] {
  let values: Json[] = [body];
  for (const part of path) {
    values = values
      .flatMap((value) => (isObject(value) ? [value[part]] : []))
      .filter((value) => value !== undefined)
      .flatMap((value) => (Array.isArray(value) ? value : [value]));
  }
  return values.map((value) => (isObject(value) && 'value' in value ? (value['value'] ?? null) : value));
}

/** The one value where no list is on the way: what nearly all queries compare, row by row. */
export function valueAt(body: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = body;
  for (const part of path) value = isObject(value) ? value[part] : undefined;
  return isObject(value) ? value['value'] : value;
}

import { isObject, objectsOf, scalarText, type Json, type JsonObject } from '../json';
import { type Field, type FieldTable } from '../model/fields';

/**
 * A body as careless clients write it: numbers and flags as texts, ids of references as numbers, with names and types
 * that are nobody's, lines numbered 0, and empty texts for what they have not.
 */
export function sloppy(fields: FieldTable, body: JsonObject): JsonObject {
  const sent: JsonObject = {};
  for (const [property, value] of Object.entries(body)) {
    const field = Object.hasOwn(fields, property) ? fields[property] : undefined;
    sent[property] = field ? sloppyValue(field, value) : value;
  }
  for (const [property, field] of Object.entries(fields)) {
    if (property in sent || field.readOnly || field.required) continue;
    if (property === 'LineNum') sent[property] = 0;
    if (field.kind === 'text' && /Note|Memo|Suffix|Description/.test(property)) sent[property] = '';
  }
  return sent;
}

function sloppyValue(field: Field, value: Json): Json {
  switch (field.kind) {
    case 'number':
    case 'boolean':
      return scalarText(value);
    case 'reference':
      return isObject(value)
        ? { type: 'Whatever', ...value, value: sloppyId(value['value']), name: 'Nobody' }
        : value;
    case 'object':
      return isObject(value) ? sloppy(field.fields, value) : value;
    case 'list':
      return objectsOf(value).map((element) => sloppy(field.fields, element));
    default:
      return value;
  }
}

function sloppyId(id: Json | undefined): Json {
  return typeof id === 'string' && /^\d{1,9}$/.test(id) ? Number(id) : (id ?? null);
}

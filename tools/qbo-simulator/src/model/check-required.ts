import { type Fault } from '../data-service/fault';
import { requiredMissing } from '../data-service/fault-texts';
import { isObject, objectsOf, type JsonObject } from '../json';
import { type FieldTable } from './fields';

/** The required properties that the object lacks, after the merge, at every depth. */
export function checkRequired(fields: FieldTable, body: JsonObject): Fault[] {
  return Object.entries(fields).flatMap(([property, field]) => {
    const value = body[property];
    if (value === undefined || value === null) return field.required ? [requiredMissing(property)] : [];
    if (field.kind === 'object') return isObject(value) ? checkRequired(field.fields, value) : [];
    if (field.kind === 'list')
      return objectsOf(value).flatMap((element) => checkRequired(field.fields, element));
    return [];
  });
}

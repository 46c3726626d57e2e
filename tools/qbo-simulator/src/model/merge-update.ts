import { isObject, objectsOf, scalarText, type Json, type JsonObject } from '../json';
import { type Field, type FieldTable } from './fields';

/**
 * The object after a write. A full update empties every writable property that was not sent; a sparse one leaves
 * it. What QuickBooks computes is never emptied. (QuickBooks Online, full and sparse update pages.)
 */
export function mergeUpdate(
  fields: FieldTable,
  previous: JsonObject | undefined,
  incoming: JsonObject,
  sparse: boolean,
): JsonObject {
  const merged: JsonObject = {};
  for (const [property, value] of Object.entries(previous ?? {})) {
    const field = fields[property];
    if (sparse || !field || field.readOnly) merged[property] = value;
  }
  for (const [property, value] of Object.entries(incoming)) {
    if (value === null) delete merged[property];
    else merged[property] = sparse ? mergeKept(fields[property], merged[property], value) : value;
  }
  return merged;
}

/** Groups such as those of Preferences are merged flag by flag. */
function mergeKept(field: Field | undefined, before: Json | undefined, sent: Json): Json {
  return field?.kind === 'kept' && isObject(before) && isObject(sent) ? { ...before, ...sent } : sent;
}

/**
 * The lines after a write: a known Id means that line, anything else a new one with an Id above those that the
 * transaction had; lines that were not sent are gone. LineNum follows the order.
 */
export function matchLines(previous: JsonObject[], sent: JsonObject[], renumber: boolean): JsonObject[] {
  const known = new Map(previous.map((line) => [line['Id'], line]));
  let lastId = [...known.keys()].reduce<number>((last, id) => Math.max(last, Number(id)), 0);
  return sent.map((line, position) => {
    const match = known.get(line['Id'] ?? '');
    known.delete(line['Id'] ?? '');
    const id = match?.['Id'] ?? String(++lastId);
    const lineNum = renumber ? position + 1 : (line['LineNum'] ?? position + 1);
    return { ...computedOf(match), ...line, Id: id, LineNum: lineNum };
  });
}

/** What QuickBooks wrote on a line itself and no update takes away. */
function computedOf(line: JsonObject | undefined): JsonObject {
  const received = line?.['Received'];
  return received === undefined ? {} : { Received: received };
}

export function linesOf(body: JsonObject): JsonObject[] {
  return objectsOf(body['Line']);
}

/** The detail of a line, stored under the name that its DetailType says. */
export function detailOf(line: JsonObject): JsonObject | undefined {
  const detail = line[scalarText(line['DetailType'])];
  return isObject(detail) ? detail : undefined;
}

import { isObject, objectsOf, scalarText, textOf, type Json, type JsonObject } from '../json';
import { type Field, type FieldTable } from './fields';

/** References to one object of an entity that are to point to another one. */
export interface Move {
  readonly entity: string;
  readonly from: string;
  readonly to: string;
  /** Whether an id says which of several entities is meant: names share one sequence of ids. */
  readonly sameSequence: (entity: string) => boolean;
}

/** The object with its references moved, or the very same object when it has none. */
export function moveReferences(fields: FieldTable, body: JsonObject, move: Move): JsonObject {
  let moved = body;
  for (const [property, value] of Object.entries(body)) {
    const field = fields[property];
    const after = field ? moveValue(field, value, move) : value;
    if (after !== value) moved = { ...moved, [property]: after };
  }
  return moved;
}

function moveValue(field: Field, value: Json, move: Move): Json {
  switch (field.kind) {
    case 'reference':
      return isObject(value) && pointsTo(field.to, value, move) ? pointed(value, move) : value;
    case 'object':
      if (!isObject(value)) return value;
      return isTyped(value, move) ? pointed(value, move) : moveReferences(field.fields, value, move);
    case 'list': {
      const before = objectsOf(value);
      const after = before.map((element) =>
        isTyped(element, move) ? pointed(element, move) : moveReferences(field.fields, element, move),
      );
      return after.some((element, position) => element !== before[position]) ? after : value;
    }
    default:
      return value;
  }
}

function pointsTo(to: readonly string[], reference: JsonObject, move: Move): boolean {
  return textOf(reference, 'value') === move.from && to.includes(move.entity) && to.every(move.sameSequence);
}

/** A reference that says itself what it points to, as those of attachments do. */
function isTyped(value: JsonObject, move: Move): boolean {
  const type = scalarText(value['type']).toLowerCase();
  return type === move.entity.toLowerCase() && scalarText(value['value']) === move.from;
}

/** The name that came with it was that of the other object. */
function pointed({ name: _name, ...reference }: JsonObject, { to }: Move): JsonObject {
  return { ...reference, value: to };
}

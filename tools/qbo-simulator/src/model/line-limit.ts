import { type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { objectsOf, type JsonObject } from '../json';
import { type EntityDefinition } from './entity';

/** QuickBooks Online, limits page; the code and the words of the fault are inferred, as none are recorded. */
const MOST_LINES = 10_000;

/** A transaction above the limit is refused before anything else is looked at. */
export function tooManyLines(definition: EntityDefinition, body: JsonObject): Fault[] {
  if (definition.kind !== 'transaction' || objectsOf(body['Line']).length <= MOST_LINES) return [];
  return [businessRule('A transaction can have at most 10,000 lines.', 'Line')];
}

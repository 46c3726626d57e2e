import type { JsonObject } from '@ledgerbridge/event-store';

/** An object as JSON carries it: properties that hold `undefined` are left out. */
export function jsonOf(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

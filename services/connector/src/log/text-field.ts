import type { JsonObject } from '@ledgerbridge/event-store';

/** A text of an event's data. @throws when it is none: the log does not hold what this release writes, a bug */
export function textField(data: JsonObject, name: string): string {
  const value = data[name];
  if (typeof value !== 'string') throw new Error(`The field ${name} of an event is no text`);
  return value;
}

/** A list of texts of an event's data; other members are left out. */
export function textsField(data: JsonObject, name: string): string[] {
  const value = data[name];
  return Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
}

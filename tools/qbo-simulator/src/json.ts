/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [property: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a JSON array; anything else counts as none. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The text at a property, or undefined when it is absent or of another type. */
export function textOf(object: JsonObject, property: string): string | undefined {
  const value = object[property];
  return typeof value === 'string' ? value : undefined;
}

/** The `value` of a reference such as `VendorRef`. */
export function referenceOf(object: JsonObject, property: string): string | undefined {
  const reference = object[property];
  return isObject(reference) ? textOf(reference, 'value') : undefined;
}

/** A string, number or boolean as text; anything else as its JSON. Ids and tokens may come in either form. */
export function scalarText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

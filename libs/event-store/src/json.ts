/** A value that JSON can carry unchanged: no `undefined`, no dates, no NaN. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

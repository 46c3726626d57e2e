type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** An object without the fields that are undefined: what zod calls optional, exact optional types do not. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}

import { z } from 'zod';
import { Problem } from './problem';

/** Query parameters of every list. */
export const listQuery = z.object({
  limit: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .default(50),
  cursor: z.string().max(2000).optional(),
});

/** A list as the API answers it; `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Makes an opaque cursor of a place in a list: callers send it back and never look inside. */
export function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor's place. @throws Problem `cursor-invalid` when it is not one that this list has given out */
export function placeOf<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const place = schema.safeParse(parsedCursor(cursor));
  if (!place.success) throw new Problem('cursor-invalid');
  return place.data;
}

/**
 * A page from one row more than it may hold: the row beyond the limit says that there is another page.
 * @param rows up to `limit + 1` rows
 * @param place what the next page begins after, from the last item
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  place: (last: Row) => object,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null,
  };
}

function parsedCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

import type { Queryable } from '@ledgerbridge/event-store';
import { type PullTurn as Turn, PullTurns } from '@ledgerbridge/service-kit';
import type { List } from './domain/listed-record';

/** `full`: the whole list. `changes`: what has changed since the last pull, usually one call. */
export type PullMode = 'full' | 'changes';

/** The next page of a list that is to be pulled. */
export interface PullTurn extends Turn<List> {
  readonly mode: PullMode;
  /** Counts from 1. */
  readonly position: number;
  /** QuickBooks' time up to which changes are known; null before the first pull. */
  readonly changedUpTo: Date | null;
}

/** The columns of pulls that matching keeps beside the common ones. */
export const PULL_COLUMNS = `mode text NOT NULL CHECK (mode IN ('full', 'changes')),
  next_position integer NOT NULL DEFAULT 1, changed_up_to timestamptz, seen_up_to timestamptz`;

/** Documents wait for changes, so they go first. */
export const pullTurns = (schema: string): PullTurns<PullTurn> =>
  new PullTurns(schema, {
    columns: `p.mode, p.next_position AS "position", p.changed_up_to AS "changedUpTo"`,
    first: 'p.mode',
  });

/**
 * Asks for pulls. A full one begins at the first page, also where one is under way: the connection may see another
 * state of the company now. Changes are not asked for twice, and not where a full pull is wanted already.
 */
export async function wantPulls(
  db: Queryable,
  schema: string,
  connectionId: string,
  lists: readonly List[],
  mode: PullMode,
): Promise<void> {
  await db.query(
    `INSERT INTO "${schema}".pulls AS p (connection_id, list, mode, wanted)
     SELECT $1, list, $3, true FROM unnest($2::text[]) list ORDER BY list
     ON CONFLICT (connection_id, list) DO UPDATE
       SET mode = excluded.mode, wanted = true, next_position = 1, seen_up_to = NULL, due_at = now(), attempts = 0,
           lease = NULL, leased_until = NULL
       WHERE excluded.mode = 'full' OR NOT p.wanted`,
    [connectionId, [...lists], mode],
  );
}

/** Notes a page and goes on with the next one at once. @returns false when the turn is no longer ours */
export function pageSaved(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  { nextPosition, seenUpTo }: { nextPosition: number; seenUpTo: string | null },
): Promise<boolean> {
  const set = 'next_position = $4, seen_up_to = greatest(seen_up_to, $5::timestamptz)';
  return pullTurns(schema).settle(db, turn, set, [nextPosition, seenUpTo]);
}

/** Notes the last page: the list is known now. @returns false when the turn is no longer ours */
export function pullDone(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  seenUpTo: string | null,
): Promise<boolean> {
  const set = `wanted = false, pulled_at = now(), next_position = 1, seen_up_to = NULL,
    changed_up_to = greatest(changed_up_to, seen_up_to, $4::timestamptz)`;
  return pullTurns(schema).settle(db, turn, set, [seenUpTo]);
}

/** What is known of a connection's lists. */
export interface ListAge {
  readonly list: List;
  /** Null: never pulled whole. */
  readonly pulledAt: Date | null;
  readonly wanted: boolean;
}

export async function listAges(
  db: Queryable,
  schema: string,
  connectionIds: readonly string[],
): Promise<Map<string, ListAge[]>> {
  const { rows } = await db.query<ListAge & { connectionId: string }>(
    `SELECT connection_id AS "connectionId", list, pulled_at AS "pulledAt", wanted FROM "${schema}".pulls
     WHERE connection_id = ANY ($1::uuid[])`,
    [connectionIds],
  );
  const ages = new Map<string, ListAge[]>();
  for (const { connectionId, ...age } of rows)
    ages.set(connectionId, [...(ages.get(connectionId) ?? []), age]);
  return ages;
}

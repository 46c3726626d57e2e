import { randomUUID } from 'node:crypto';
import type { Queryable } from '@ledgerbridge/event-store';
import type { List } from './domain/listed-record';

/** After how long a silent holder's turn goes to another replica, in seconds; a holder renews it while it works. */
export const LEASE_SECONDS = 15;

/** `full`: the whole list. `changes`: what has changed since the last pull, usually one call. */
export type PullMode = 'full' | 'changes';

/** The next page of a list that is to be pulled. */
export interface PullTurn {
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly list: List;
  readonly mode: PullMode;
  /** Counts from 1. */
  readonly position: number;
  /** QuickBooks' time up to which changes are known; null before the first pull. */
  readonly changedUpTo: Date | null;
  readonly attempts: number;
  /** Names this attempt: what another replica has taken over is no longer ours to save. */
  readonly lease: string;
}

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

/** Takes the next page that is due, of a usable connection that nobody else is pulling this list of. */
export async function takeTurn(db: Queryable, schema: string): Promise<PullTurn | undefined> {
  const { rows } = await db.query<PullTurn>(
    `UPDATE "${schema}".pulls p
     SET lease = $1, leased_until = now() + $2 * interval '1 second'
     FROM (SELECT p.connection_id, p.list, c.tenant_id, c.division_id, c.company_id
           FROM "${schema}".pulls p JOIN "${schema}".connections c USING (connection_id)
           WHERE p.wanted AND p.due_at <= now() AND (p.leased_until IS NULL OR p.leased_until < now())
             AND c.status = 'connected' AND c.company_id IS NOT NULL
           ORDER BY p.mode, p.due_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED) next
     WHERE p.connection_id = next.connection_id AND p.list = next.list
     RETURNING p.connection_id AS "connectionId", next.tenant_id AS "tenantId", next.division_id AS "divisionId",
       next.company_id AS "companyId", p.list, p.mode, p.next_position AS "position",
       p.changed_up_to AS "changedUpTo", p.attempts, p.lease`,
    [randomUUID(), LEASE_SECONDS],
  );
  return rows[0];
}

/** Says that the turn is still worked on. */
export async function renewTurn(db: Queryable, schema: string, turn: PullTurn): Promise<void> {
  await moved(db, `UPDATE "${schema}".pulls SET leased_until = now() + $4 * interval '1 second' ${OURS}`, [
    ...ours(turn),
    LEASE_SECONDS,
  ]);
}

/** Notes a page and goes on with the next one at once. @returns false when the turn is no longer ours */
export async function pageSaved(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  { nextPosition, seenUpTo }: { nextPosition: number; seenUpTo: string | null },
): Promise<boolean> {
  return moved(
    db,
    `UPDATE "${schema}".pulls SET next_position = $4, seen_up_to = greatest(seen_up_to, $5::timestamptz),
       attempts = 0, lease = NULL, leased_until = NULL ${OURS}`,
    [...ours(turn), nextPosition, seenUpTo],
  );
}

/** Notes the last page: the list is known now. @returns false when the turn is no longer ours */
export async function pullDone(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  seenUpTo: string | null,
): Promise<boolean> {
  return moved(
    db,
    `UPDATE "${schema}".pulls SET wanted = false, pulled_at = now(), next_position = 1,
       changed_up_to = greatest(changed_up_to, seen_up_to, $4::timestamptz), seen_up_to = NULL,
       attempts = 0, lease = NULL, leased_until = NULL ${OURS}`,
    [...ours(turn), seenUpTo],
  );
}

/** The page could not be had; it is asked for again later. */
export async function pageFailed(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  afterMs: number,
): Promise<void> {
  await moved(
    db,
    `UPDATE "${schema}".pulls SET due_at = now() + $4 * interval '1 ms', attempts = attempts + 1,
       lease = NULL, leased_until = NULL ${OURS}`,
    [...ours(turn), afterMs],
  );
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

const OURS = 'WHERE connection_id = $1 AND list = $2 AND lease = $3';
const ours = ({ connectionId, list, lease }: PullTurn): string[] => [connectionId, list, lease];

async function moved(db: Queryable, sql: string, values: unknown[]): Promise<boolean> {
  const { rowCount } = await db.query(sql, values);
  return rowCount === 1;
}

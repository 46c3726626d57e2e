import { randomUUID } from 'node:crypto';
import type { Queryable } from '@ledgerbridge/event-store';
import type { List } from './domain/listed-tax';

/** After how long a silent holder's turn goes to another replica, in seconds; a holder renews it while it works. */
export const LEASE_SECONDS = 15;

/** A list that is to be pulled. */
export interface PullTurn {
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly list: List;
  /** Documents wait for it. */
  readonly urgent: boolean;
  readonly attempts: number;
  /** Names this attempt: what another replica has taken over is no longer ours to save. */
  readonly lease: string;
}

/** Asks for pulls. One under way begins again unless it is only asked for once more. */
export async function wantPulls(
  db: Queryable,
  schema: string,
  connectionId: string,
  lists: readonly List[],
  { urgent }: { readonly urgent: boolean },
): Promise<void> {
  await db.query(
    `INSERT INTO "${schema}".pulls AS p (connection_id, list, wanted, urgent)
     SELECT $1, list, true, $3 FROM unnest($2::text[]) list ORDER BY list
     ON CONFLICT (connection_id, list) DO UPDATE
       SET wanted = true, urgent = excluded.urgent, due_at = now(), attempts = 0, lease = NULL, leased_until = NULL
       WHERE NOT excluded.urgent OR NOT p.wanted`,
    [connectionId, [...lists], urgent],
  );
}

/** Takes the next list that is due, of a usable connection that nobody else is pulling it of. */
export async function takeTurn(db: Queryable, schema: string): Promise<PullTurn | undefined> {
  const { rows } = await db.query<PullTurn>(
    `UPDATE "${schema}".pulls p
     SET lease = $1, leased_until = now() + $2 * interval '1 second'
     FROM (SELECT p.connection_id, p.list, c.tenant_id, c.division_id, c.company_id
           FROM "${schema}".pulls p JOIN "${schema}".connections c USING (connection_id)
           WHERE p.wanted AND p.due_at <= now() AND (p.leased_until IS NULL OR p.leased_until < now())
             AND c.status = 'connected' AND c.company_id IS NOT NULL
           ORDER BY p.urgent DESC, p.due_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED) next
     WHERE p.connection_id = next.connection_id AND p.list = next.list
     RETURNING p.connection_id AS "connectionId", next.tenant_id AS "tenantId", next.division_id AS "divisionId",
       next.company_id AS "companyId", p.list, p.urgent, p.attempts, p.lease`,
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

/** Notes that a list is known now. @returns false when the turn is no longer ours */
export async function pullDone(db: Queryable, schema: string, turn: PullTurn): Promise<boolean> {
  return moved(
    db,
    `UPDATE "${schema}".pulls SET wanted = false, pulled_at = now(), attempts = 0, lease = NULL, leased_until = NULL
     ${OURS}`,
    ours(turn),
  );
}

/** The list could not be had; it is asked for again later. */
export async function pullFailed(
  db: Queryable,
  schema: string,
  turn: PullTurn,
  afterMs: number,
): Promise<void> {
  await moved(
    db,
    `UPDATE "${schema}".pulls SET due_at = now() + $4 * interval '1 ms', attempts = attempts + 1, lease = NULL,
       leased_until = NULL ${OURS}`,
    [...ours(turn), afterMs],
  );
}

export interface ListAge {
  /** Null: never pulled. */
  readonly pulledAt: Date | null;
}

/** When the tax codes of connections were pulled last. */
export async function taxCodeAges(
  db: Queryable,
  schema: string,
  connectionIds: readonly string[],
): Promise<Map<string, ListAge>> {
  const { rows } = await db.query<ListAge & { connectionId: string }>(
    `SELECT connection_id AS "connectionId", pulled_at AS "pulledAt" FROM "${schema}".pulls
     WHERE list = 'TaxCode' AND connection_id = ANY ($1::uuid[])`,
    [connectionIds],
  );
  return new Map(rows.map(({ connectionId, pulledAt }) => [connectionId, { pulledAt }]));
}

const OURS = 'WHERE connection_id = $1 AND list = $2 AND lease = $3';
const ours = ({ connectionId, list, lease }: PullTurn): string[] => [connectionId, list, lease];

async function moved(db: Queryable, sql: string, values: unknown[]): Promise<boolean> {
  const { rowCount } = await db.query(sql, values);
  return rowCount === 1;
}

import type { Queryable } from '@ledgerbridge/event-store';
import { type PullTurn as Turn, PullTurns } from '@ledgerbridge/service-kit';
import type { List } from './domain/listed-tax';

/** A list that is to be pulled. */
export interface PullTurn extends Turn<List> {
  /** Documents wait for it. */
  readonly urgent: boolean;
}

/** The column of pulls that tax keeps beside the common ones. */
export const PULL_COLUMNS = 'urgent boolean NOT NULL';

export const pullTurns = (schema: string): PullTurns<PullTurn> =>
  new PullTurns(schema, { columns: 'p.urgent', first: 'p.urgent DESC' });

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

/** Notes that a list is known now. @returns false when the turn is no longer ours */
export const pullDone = (db: Queryable, schema: string, turn: PullTurn): Promise<boolean> =>
  pullTurns(schema).settle(db, turn, 'wanted = false, pulled_at = now()', []);

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

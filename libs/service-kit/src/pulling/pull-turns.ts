import { randomUUID } from 'node:crypto';
import type { Queryable } from '@ledgerbridge/event-store';
import type { DatabaseRoles } from '../database/roles';
import { workerTable } from '../database/tenant-table';

/** After how long a silent holder's turn goes to another replica, in seconds; a holder renews it while it works. */
export const LEASE_SECONDS = 15;

/** What is pulled next of a list of a company. */
export interface PullTurn<List extends string = string> {
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  readonly companyId: string;
  readonly list: List;
  /** How often it has failed since it last came to something. */
  readonly attempts: number;
  /** Names this attempt: what another replica has taken over is no longer ours to save. */
  readonly lease: string;
}

/** One row per list of a company: where its pull stands. "wanted" rows are work. */
export const pullsTableSql = (schema: string, roles: DatabaseRoles, ownColumns: string): string[] => [
  `CREATE TABLE "${schema}".pulls (
     connection_id uuid NOT NULL, list text NOT NULL, wanted boolean NOT NULL, pulled_at timestamptz,
     due_at timestamptz NOT NULL DEFAULT now(), attempts integer NOT NULL DEFAULT 0,
     lease uuid, leased_until timestamptz, ${ownColumns},
     PRIMARY KEY (connection_id, list)) WITH (fillfactor = 50)`,
  `CREATE INDEX pulls_wanted ON "${schema}".pulls (due_at) WHERE wanted`,
  ...workerTable(schema, 'pulls', roles),
];

/** The rows of pulls as turns that replicas take from each other by leases. */
export class PullTurns<Turn extends PullTurn> {
  /**
   * @param own what the service keeps beside the common columns: `columns` of table `p` as a turn carries them, and
   *   `first`, an ORDER BY term that says what goes first
   */
  constructor(
    private readonly schema: string,
    private readonly own: { readonly columns: string; readonly first: string },
  ) {}

  /** Takes what is due, of a usable connection that nobody else is pulling this list of. */
  async take(db: Queryable): Promise<Turn | undefined> {
    const { rows } = await db.query<Turn>(
      `UPDATE "${this.schema}".pulls p
       SET lease = $1, leased_until = now() + $2 * interval '1 second'
       FROM (SELECT p.connection_id, p.list, c.tenant_id, c.division_id, c.company_id
             FROM "${this.schema}".pulls p JOIN "${this.schema}".connections c USING (connection_id)
             WHERE p.wanted AND p.due_at <= now() AND (p.leased_until IS NULL OR p.leased_until < now())
               AND c.status = 'connected' AND c.company_id IS NOT NULL
             ORDER BY ${this.own.first}, p.due_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED) next
       WHERE p.connection_id = next.connection_id AND p.list = next.list
       RETURNING p.connection_id AS "connectionId", next.tenant_id AS "tenantId", next.division_id AS "divisionId",
         next.company_id AS "companyId", p.list, p.attempts, p.lease, ${this.own.columns}`,
      [randomUUID(), LEASE_SECONDS],
    );
    return rows[0];
  }

  /** Says that the turn is still worked on. */
  async renew(db: Queryable, turn: PullTurn): Promise<void> {
    await this.move(db, turn, `leased_until = now() + $4 * interval '1 second'`, [LEASE_SECONDS]);
  }

  /** It could not be had; it is asked for again after so many milliseconds. */
  async putOff(db: Queryable, turn: PullTurn, afterMs: number): Promise<void> {
    const set = `due_at = now() + $4 * interval '1 ms', attempts = attempts + 1, ${FREE}`;
    await this.move(db, turn, set, [afterMs]);
  }

  /**
   * Notes what a turn came to, and gives it back.
   * @param set the columns that change, with parameters from `$4` on
   * @returns false when the turn is no longer ours
   */
  async settle(db: Queryable, turn: PullTurn, set: string, values: readonly unknown[]): Promise<boolean> {
    return this.move(db, turn, `${set}, attempts = 0, ${FREE}`, values);
  }

  private async move(
    db: Queryable,
    { connectionId, list, lease }: PullTurn,
    set: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const { rowCount } = await db.query(
      `UPDATE "${this.schema}".pulls SET ${set} WHERE connection_id = $1 AND list = $2 AND lease = $3`,
      [connectionId, list, lease, ...values],
    );
    return rowCount === 1;
  }
}

const FREE = 'lease = NULL, leased_until = NULL';

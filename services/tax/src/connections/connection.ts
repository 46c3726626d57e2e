import type { Capabilities, ConnectionChanged } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';

/** What tax knows of a division's connection. */
export interface Connection {
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  /** Null until the company is known. */
  readonly companyId: string | null;
  readonly status: ConnectionChanged['status'];
  /** Null until the company's capabilities are known. */
  readonly taxModel: Capabilities['taxModel'] | null;
}

/** A connection whose company is known. */
export type CompanyConnection = Connection & { readonly companyId: string };

export const COLUMNS = `connection_id AS "connectionId", tenant_id AS "tenantId", division_id AS "divisionId",
  company_id AS "companyId", status, tax_model AS "taxModel"`;

/** The connection of a division; undefined when it never had one. */
export async function connectionOfDivision(
  db: Queryable,
  schema: string,
  divisionId: string,
): Promise<Connection | undefined> {
  const { rows } = await db.query<Connection>(
    `SELECT ${COLUMNS} FROM "${schema}".connections WHERE division_id = $1
     ORDER BY status = 'connected' DESC, company_id IS NULL LIMIT 1`,
    [divisionId],
  );
  return rows[0];
}

export async function connectionsById(
  db: Queryable,
  schema: string,
  ids: readonly string[],
): Promise<Map<string, Connection>> {
  const sql = `SELECT ${COLUMNS} FROM "${schema}".connections WHERE connection_id = ANY ($1::uuid[])`;
  const { rows } = await db.query<Connection>(sql, [ids]);
  return new Map(rows.map((row) => [row.connectionId, row]));
}

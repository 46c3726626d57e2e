import type { Capabilities, ConnectionChanged } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';

/** What a service knows of a division's connection. */
export interface Connection {
  readonly connectionId: string;
  readonly tenantId: string;
  readonly divisionId: string;
  /** Null until the company is known. */
  readonly companyId: string | null;
  readonly status: ConnectionChanged['status'];
  /** Null until they were read from the company. */
  readonly capabilities: Capabilities | null;
}

/** A connection whose company is known. */
export type CompanyConnection = Connection & { readonly companyId: string };

const COLUMNS = `connection_id AS "connectionId", tenant_id AS "tenantId", division_id AS "divisionId",
  company_id AS "companyId", status, capabilities`;

/** The company that a division is connected to, or was last; undefined when it never was. */
export async function companyOfDivision(
  db: Queryable,
  schema: string,
  divisionId: string,
): Promise<CompanyConnection | undefined> {
  const { rows } = await db.query<CompanyConnection>(
    `SELECT ${COLUMNS} FROM "${schema}".connections WHERE division_id = $1 AND company_id IS NOT NULL
     ORDER BY status = 'connected' DESC LIMIT 1`,
    [divisionId],
  );
  return rows[0];
}

export async function connectionsOfTenant(
  db: Queryable,
  schema: string,
  tenantId: string,
): Promise<Connection[]> {
  const sql = `SELECT ${COLUMNS} FROM "${schema}".connections WHERE tenant_id = $1 ORDER BY connection_id`;
  const { rows } = await db.query<Connection>(sql, [tenantId]);
  return rows;
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

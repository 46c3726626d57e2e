import type { ConnectionChanged } from '@ledgerbridge/contracts';
import type { PoolClient } from 'pg';
import type { Connection } from './connection';

/**
 * Writes the newest state of a connection; the guard against late messages is in the statement. What was once read of
 * the company stays known.
 * @returns the status before, undefined for a new connection; undefined as a whole when the state was not newer
 */
export async function saveConnection(
  tx: PoolClient,
  schema: string,
  { connectionId, tenantId, divisionId, companyId, version, status, capabilities }: ConnectionChanged,
): Promise<{ before: Connection['status'] | undefined } | undefined> {
  const { rows } = await tx.query<{ before: Connection['status'] | null }>(
    `WITH known AS (SELECT status FROM "${schema}".connections WHERE connection_id = $1)
     INSERT INTO "${schema}".connections AS c
       (connection_id, tenant_id, division_id, company_id, version, status, capabilities)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (connection_id) DO UPDATE
       SET company_id = excluded.company_id, version = excluded.version, status = excluded.status,
         capabilities = coalesce(excluded.capabilities, c.capabilities)
       WHERE c.version < excluded.version
     RETURNING (SELECT status FROM known) AS before`,
    [connectionId, tenantId, divisionId, companyId, version, status, capabilities ?? null],
  );
  const [saved] = rows;
  return saved && { before: saved.before ?? undefined };
}

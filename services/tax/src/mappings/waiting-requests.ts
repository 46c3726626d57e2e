import type { Queryable } from '@ledgerbridge/event-store';
import type { MappingRequest } from './mapping-request';

/**
 * Keeps requests that cannot be answered before the tax codes are pulled, in the transaction that received them. One per
 * mapping: a second one asks for the same.
 */
export async function keepWaiting(
  db: Queryable,
  schema: string,
  requests: readonly MappingRequest[],
): Promise<void> {
  const inOrder = [...requests].sort((a, b) => (a.mapping.mappingId < b.mapping.mappingId ? -1 : 1));
  for (const request of inOrder) {
    const { mappingId, connectionId, tenantId } = request.mapping;
    await db.query(
      `INSERT INTO "${schema}".waiting_requests (mapping_id, connection_id, tenant_id, request)
       VALUES ($1, $2, $3, $4) ON CONFLICT (mapping_id) DO NOTHING`,
      [mappingId, connectionId, tenantId, JSON.stringify(request)],
    );
  }
}

/** Takes everything that waits within a connection. Its lock is held, so nobody else answers it. */
export async function takeWaiting(
  db: Queryable,
  schema: string,
  connectionId: string,
): Promise<MappingRequest[]> {
  const { rows } = await db.query<{ request: MappingRequest }>(
    `DELETE FROM "${schema}".waiting_requests WHERE connection_id = $1 RETURNING request`,
    [connectionId],
  );
  return rows.map(({ request }) => request);
}

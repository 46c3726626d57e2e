import type { Queryable } from '@ledgerbridge/event-store';
import type { MatchRequest } from './match-request';

/** `pull`: a list that the answer needs is not known yet. `changes`: one more look at what is new in QuickBooks. */
export type WaitsFor = 'pull' | 'changes';

export interface WaitingRequest {
  readonly waitsFor: WaitsFor;
  readonly request: MatchRequest;
}

/**
 * Keeps requests that cannot be answered now, in the transaction that received them. One per link: a second one asks
 * for the same.
 */
export async function keepWaiting(
  db: Queryable,
  schema: string,
  requests: readonly WaitingRequest[],
): Promise<void> {
  const inOrder = [...requests].sort((a, b) => (a.request.link.linkId < b.request.link.linkId ? -1 : 1));
  for (const { waitsFor, request } of inOrder) {
    const { linkId, connectionId, tenantId } = request.link;
    await db.query(
      `INSERT INTO "${schema}".waiting_requests (link_id, connection_id, tenant_id, waits_for, request)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (link_id) DO NOTHING`,
      [linkId, connectionId, tenantId, waitsFor, JSON.stringify(request)],
    );
  }
}

/** What waits within a connection. Its lock is held, so nobody else answers them. */
export async function waitingRequests(
  db: Queryable,
  schema: string,
  connectionId: string,
): Promise<WaitingRequest[]> {
  const { rows } = await db.query<WaitingRequest>(
    `SELECT waits_for AS "waitsFor", request FROM "${schema}".waiting_requests WHERE connection_id = $1
     ORDER BY received_at, link_id`,
    [connectionId],
  );
  return rows;
}

export async function endWaiting(db: Queryable, schema: string, linkIds: readonly string[]): Promise<void> {
  if (linkIds.length === 0) return;
  await db.query(`DELETE FROM "${schema}".waiting_requests WHERE link_id = ANY ($1::uuid[])`, [linkIds]);
}

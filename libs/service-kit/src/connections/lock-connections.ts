import type { PoolClient } from 'pg';

/**
 * Makes the transaction the only one of this service that decides about what belongs to these connections, until its
 * end. Requests, pulls and people write under this lock; without it a request could look for a finished pull, see none
 * and wait for one that has just answered everybody. An advisory lock, since the first request may come before its
 * connection is known. Sorted, and taken before anything else but the inbox.
 */
export async function lockConnections(
  tx: PoolClient,
  schema: string,
  connectionIds: readonly string[],
): Promise<void> {
  for (const id of [...new Set(connectionIds)].sort()) {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${schema} connection ${id}`]);
  }
}

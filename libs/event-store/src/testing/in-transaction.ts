import type { Pool, PoolClient } from 'pg';
import { withConnection } from '..';

/** Runs work in a transaction; what it throws rolls back. */
export function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  return withConnection(pool, async (tx) => {
    await tx.query('BEGIN');
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { isLostConnection } from './transaction';

const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;

/** One reading statement outside any transaction; asked again when the connection was lost, which changes nothing. */
export async function reading<Row extends QueryResultRow>(
  pool: Pool,
  sql: string,
  values: unknown[],
): Promise<QueryResult<Row>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await pool.query<Row>(sql, values);
    } catch (error) {
      if (!isLostConnection(error) || Date.now() > deadline) throw error;
      await pause(PAUSE_MS);
    }
  }
}

import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { repeatable } from './lost-connection';

/** One reading statement outside any transaction; asked again when the connection was lost, which changes nothing. */
export function reading<Row extends QueryResultRow>(
  pool: Pool,
  sql: string,
  values: unknown[],
): Promise<QueryResult<Row>> {
  return repeatable(() => pool.query<Row>(sql, values));
}

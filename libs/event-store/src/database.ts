import type { QueryResult, QueryResultRow } from 'pg';

/** What both a `Pool` and a `PoolClient` offer; reads take it, so that they run inside or outside a transaction. */
export interface Queryable {
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>;
}

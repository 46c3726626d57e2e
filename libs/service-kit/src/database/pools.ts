import { Pool, type PoolConfig } from 'pg';
import { PreparingClient } from './preparing-client';

export interface PoolLimits {
  /** Connections at most. All pools of all replicas together must stay below PostgreSQL's `max_connections`. */
  readonly max: number;
  /** A statement that takes longer is canceled. */
  readonly statementMs: number;
  /** A transaction that sits idle longer loses its connection: a frozen process must not keep locks. */
  readonly idleInTransactionMs: number;
}

export const APP_LIMITS: PoolLimits = { max: 10, statementMs: 15_000, idleInTransactionMs: 15_000 };
export const WORKER_LIMITS: PoolLimits = { max: 16, statementMs: 60_000, idleInTransactionMs: 60_000 };

/**
 * A pool of connections that outlives a restart of PostgreSQL.
 * @param onError told about idle connections that died; they are replaced on the next use
 */
export function createPool(
  url: string,
  { max, statementMs, idleInTransactionMs }: PoolLimits,
  applicationName: string,
  onError: (error: Error) => void,
): Pool {
  const config: PoolConfig = {
    connectionString: url,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    // Statements that are asked for together travel together; PostgreSQL carries them out in their order all the same.
    pipeline: true,
    Client: PreparingClient,
  };
  const pool = new Pool(config);
  pool.on('error', onError);
  // The pool listens to idle connections only. One that dies while somebody holds it emits an error that nobody hears,
  // which would end the process; its statements fail all the same, and that is where the loss is dealt with.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

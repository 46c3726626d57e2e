import { at } from '@ledgerbridge/failpoints';
import type { Pool, PoolClient } from 'pg';

/** Rolls back and ends `transaction` with a value instead of an error. */
export class Rollback<Value> {
  constructor(readonly value: Value) {}
}

/**
 * Runs `work` in one transaction on one connection and commits it.
 *
 * @param idleLimitMs how long the transaction may sit idle before PostgreSQL ends it: a frozen process must not keep
 *   the locks that its successor waits for
 * @returns what `work` answered; a {@link Rollback} rolls back and answers its value
 * @throws what `work` throws, after a rollback; and when COMMIT did not commit, which PostgreSQL reports only by its
 *   command tag when a statement had failed before
 */
export async function transaction<Result>(
  pool: Pool,
  work: (tx: PoolClient) => Promise<Result | Rollback<Result>>,
  idleLimitMs = 120_000,
): Promise<Result> {
  const client = await at('messaging.transaction.connect', () => pool.connect());
  let broken: Error | undefined;
  const onError = (error: Error): void => void (broken = error);
  // Without a listener the loss of this connection would end the process.
  client.on('error', onError);
  try {
    await at('messaging.transaction.begin', () =>
      client.query(`BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${idleLimitMs}`),
    );
    const result = await at('messaging.transaction.work', () => work(client));
    if (result instanceof Rollback) {
      await at('messaging.transaction.rollback', () => client.query('ROLLBACK'));
      return result.value;
    }
    const { command } = await at('messaging.transaction.commit', () => client.query('COMMIT'));
    if (command !== 'COMMIT')
      throw new Error('the transaction was rolled back: a statement in it had failed');
    return result;
  } catch (error) {
    await at('messaging.transaction.undo', () => client.query('ROLLBACK')).catch(
      (lost: Error) => void (broken ??= lost),
    );
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

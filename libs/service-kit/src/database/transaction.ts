import { at } from '@ledgerbridge/failpoints';
import type { Pool, PoolClient } from 'pg';
import { repeatable } from './lost-connection';
import { setTenants } from './tenants';
import { together } from './together';

/**
 * Runs `work` in a transaction on one connection, which sees the rows of these tenants.
 * @throws what `work` throws, after a rollback; and when COMMIT rolled back, which PostgreSQL says only in its command
 *   tag: a caught error of a statement leaves the transaction aborted, and "committed" would be a lie
 */
export async function transaction<T>(
  pool: Pool,
  begin: 'BEGIN' | 'BEGIN READ ONLY',
  tenantIds: readonly string[],
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await at('service-kit.transaction.begun', () => begun(pool, begin, tenantIds));
  let broken: Error | undefined;
  const onError = (error: Error): void => void (broken = error);
  // A connection that is lost between two statements emits an error; unheard, it would end the process.
  client.on('error', onError);
  try {
    const result = await at('service-kit.transaction.work', () => work(client));
    const { command } = await at('service-kit.transaction.commit', () => client.query('COMMIT'));
    if (command !== 'COMMIT')
      throw new Error('The transaction was rolled back: a statement in it had failed');
    return result;
  } catch (error) {
    await at('service-kit.transaction.undo', () => client.query('ROLLBACK')).catch(
      (lost: Error) => void (broken ??= lost),
    );
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** A connection with its transaction begun. Until then nothing has happened, so a lost connection may be replaced. */
function begun(pool: Pool, begin: string, tenantIds: readonly string[]): Promise<PoolClient> {
  return repeatable(() => at('service-kit.transaction.try', () => tryToBegin(pool, begin, tenantIds)));
}

/** Both statements travel together: one round trip. */
async function tryToBegin(pool: Pool, begin: string, tenantIds: readonly string[]): Promise<PoolClient> {
  const client = await at('service-kit.transaction.connect', () => pool.connect());
  try {
    await at('service-kit.transaction.begin', () =>
      together([client.query(begin), setTenants(client, tenantIds)]),
    );
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

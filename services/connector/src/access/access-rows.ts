import { saveAccess } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import type { DecidedEvent } from '../log/connector-log';
import { jsonOf } from '../log/connector-log';
import { accessOf } from './publish-access';

/** Writes what guards look up, in the transaction that appends: the connector is where access comes from. */
export async function saveAccessOf(
  tx: PoolClient,
  schema: string,
  streamId: string,
  version: number,
  events: readonly DecidedEvent[],
): Promise<void> {
  const changes = events.flatMap(({ type, data }, index) => {
    const change = accessOf({ type, streamId, data: jsonOf(data) });
    return change ? [{ ...change, version: version + index + 1 }] : [];
  });
  await saveAccess(tx, schema, changes);
}

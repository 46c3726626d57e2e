import { accessChanged } from '@ledgerbridge/contracts';
import type { EventLog } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { ACCESS_TABLES } from './access-tables.sql';
import { saveAccess } from './save-access';

const BATCH = 500;

/** Empties the service's copy of access and fills it again from its own log, in the caller's transaction. */
export async function rebuildAccess(tx: PoolClient, log: EventLog, schema: string): Promise<void> {
  for (const table of ACCESS_TABLES) await tx.query(`DELETE FROM "${schema}".${table}`);
  for (let partition = 0; partition < log.partitions; partition += 1)
    await replay(tx, log, schema, partition);
}

async function replay(tx: PoolClient, log: EventLog, schema: string, partition: number): Promise<void> {
  for (let position = 0; ;) {
    const events = await log.readPartition(tx, partition, position, BATCH);
    const last = events.at(-1);
    if (!last) return;
    const learned = events
      .filter(({ type }) => type === 'AccessLearned')
      .map(({ data }) => accessChanged.parse(data));
    await saveAccess(tx, schema, learned);
    position = last.position;
  }
}

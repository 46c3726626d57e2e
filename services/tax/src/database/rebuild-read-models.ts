import type { EventLog } from '@ledgerbridge/event-store';
import { replayConnection, setTenants } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { historyOf } from '../mappings/mapping-history';
import { mappingIdentity } from '../mappings/mapping-identity';
import { saveMappings } from '../mappings/mapping.projection';
import { readMappingEvent } from '../mappings/stored-mapping-event';

const BATCH = 500;

/**
 * Empties connections and mappings and fills them again from the service's own log, in the caller's transaction.
 * QuickBooks' lists are no part of it: they are pulled again. Erased tenants come back without names.
 *
 * @param tenantIds every tenant of the installation: row-level security lets nobody empty what it does not name
 */
export async function rebuildReadModels(
  tx: PoolClient,
  log: EventLog,
  tenantIds: readonly string[],
): Promise<void> {
  await setTenants(tx, tenantIds);
  for (const table of ['tax_mappings', 'connections']) await tx.query(`DELETE FROM "${log.schema}".${table}`);
  for (let partition = 0; partition < log.partitions; partition += 1) await replay(tx, log, partition);
}

async function replay(tx: PoolClient, log: EventLog, partition: number): Promise<void> {
  const mappings = new Set<string>();
  for (let position = 0; ;) {
    const events = await log.readPartition(tx, partition, position, BATCH);
    const last = events.at(-1);
    if (!last) break;
    for (const event of events) {
      if (readMappingEvent(event)) mappings.add(event.streamId);
      else await replayConnection(tx, log.schema, event);
    }
    position = last.position;
  }
  for (const streamId of mappings) await replayMapping(tx, log, streamId);
}

async function replayMapping(tx: PoolClient, log: EventLog, streamId: string): Promise<void> {
  const events = await log.readStream(tx, streamId);
  const [first] = events;
  const said = first && readMappingEvent(first);
  if (!first || !said || first.metadata.tenantId === null || first.metadata.divisionId === null) return;
  const { tenantId, divisionId } = first.metadata;
  const { connectionId, companyId, key } = said.data;
  const mapping = mappingIdentity({ connectionId, tenantId, divisionId, companyId, key });
  await saveMappings(tx, log.schema, [{ mapping, ...historyOf(events) }]);
}

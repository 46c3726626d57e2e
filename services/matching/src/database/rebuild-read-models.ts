import { recordKind } from '@ledgerbridge/contracts';
import type { EventLog, RecordedEvent } from '@ledgerbridge/event-store';
import { replayConnection, setTenants } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { saveHostRecords } from '../host-records/describe-host-records';
import { historyOf } from '../links/link-history';
import { linkIdentity } from '../links/link-identity';
import { saveLinks } from '../links/link.projection';
import { readLinkEvent } from '../links/stored-link-event';

const BATCH = 500;

/**
 * Empties connections, host records and links and fills them again from the service's own log, in the caller's
 * transaction. QuickBooks' lists are no part of it: they are pulled again. Erased tenants come back without names.
 *
 * @param tenantIds every tenant of the installation: row-level security lets nobody empty what it does not name
 */
export async function rebuildReadModels(
  tx: PoolClient,
  log: EventLog,
  tenantIds: readonly string[],
): Promise<void> {
  await setTenants(tx, tenantIds);
  for (const table of ['links', 'host_records', 'connections'])
    await tx.query(`DELETE FROM "${log.schema}".${table}`);
  for (let partition = 0; partition < log.partitions; partition += 1) await replay(tx, log, partition);
}

async function replay(tx: PoolClient, log: EventLog, partition: number): Promise<void> {
  const links = new Set<string>();
  for (let position = 0; ;) {
    const events = await log.readPartition(tx, partition, position, BATCH);
    const last = events.at(-1);
    if (!last) break;
    for (const event of events) {
      if (readLinkEvent(event)) links.add(event.streamId);
      else if (event.type === 'HostRecordDescribed') await replayHostRecord(tx, log.schema, event);
      else await replayConnection(tx, log.schema, event);
    }
    position = last.position;
  }
  for (const streamId of links) await replayLink(tx, log, streamId);
}

const described = z.object({ kind: recordKind, externalId: z.string() });
const content = z.object({ name: z.string().nullable(), code: z.string().nullable() });

async function replayHostRecord(
  tx: PoolClient,
  schema: string,
  { data, sealed, version, metadata }: RecordedEvent,
): Promise<void> {
  if (metadata.tenantId === null) return;
  const { name, code } = sealed === 'erased' ? { name: null, code: null } : content.parse(sealed);
  const { kind, externalId } = described.parse(data);
  const updatedAt = new Date(metadata.occurredAt);
  await saveHostRecords(tx, schema, [
    { tenantId: metadata.tenantId, kind, externalId, name, code, version, updatedAt },
  ]);
}

async function replayLink(tx: PoolClient, log: EventLog, streamId: string): Promise<void> {
  const events = await log.readStream(tx, streamId);
  const [first] = events;
  const said = first && readLinkEvent(first);
  if (!first || !said || first.metadata.tenantId === null || first.metadata.divisionId === null) return;
  const { tenantId, divisionId } = first.metadata;
  const { connectionId, companyId, kind, key } = said.data;
  const link = linkIdentity({ connectionId, tenantId, divisionId, companyId, kind, key });
  await saveLinks(tx, log.schema, [{ link, ...historyOf(events) }]);
}

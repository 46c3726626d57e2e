import type { Queryable } from '../database';
import type { JsonObject } from '../json';
import type { TenantKey } from '../sealing/tenant-key';
import type { TenantKeys } from '../sealing/tenant-keys';
import type { RecordedEvent } from './event';

interface EventRow {
  partition: number;
  position: string;
  id: string;
  stream_id: string;
  version: string;
  type: string;
  schema_version: number;
  data: JsonObject;
  sealed: Buffer | null;
  tenant_id: string | null;
  division_id: string | null;
  actor: string;
  correlation_id: string;
  causation_id: string | null;
  occurred_ms: string;
  erased: boolean;
}

const columns = (s: string): string => `
  e.partition, e.position, e.id, e.stream_id, e.version, e.type, e.schema_version, e.data, e.sealed, e.tenant_id,
  e.division_id, e.actor, e.correlation_id, e.causation_id,
  (extract(epoch FROM e.occurred_at) * 1000)::bigint AS occurred_ms,
  e.sealed IS NOT NULL AND e.tenant_id IS NOT NULL AND e.tenant_id IN (
    SELECT k.tenant_id FROM ${s}.tenant_keys k WHERE k.destroyed_at IS NOT NULL) AS erased`;

export const streamsSql = (s: string): string => `
  SELECT ${columns(s)} FROM ${s}.events e WHERE e.stream_id = ANY ($1::uuid[]) ORDER BY e.stream_id, e.version`;

export const partitionSql = (s: string): string => `
  SELECT ${columns(s)} FROM ${s}.events e WHERE e.partition = $1 AND e.position > $2 ORDER BY e.position LIMIT $3`;

/** Reads events as they were written: opened, not yet upcast. Whether a key still exists is read with the event. */
export async function readEvents(
  db: Queryable,
  keys: TenantKeys,
  sql: string,
  values: unknown[],
): Promise<RecordedEvent[]> {
  const { rows } = await db.query<EventRow>(sql, values);
  const tenants = new Set<string>();
  for (const { tenant_id: tenant, sealed, erased } of rows) {
    if (tenant === null || sealed === null) continue;
    if (erased) keys.forget(tenant);
    else tenants.add(tenant);
  }
  const found = tenants.size === 0 ? new Map<string, never>() : await keys.load(db, [...tenants]);
  return rows.map((row) => recorded(row, sealedPart(row, found)));
}

/**
 * Opens the sealed part when it is first looked at: a rebuild reads millions of events and most handlers look into few.
 * Whose key is destroyed or missing is told at once, by the statement that read the event.
 */
function sealedPart(
  { id, tenant_id: tenant, sealed, erased }: EventRow,
  keys: ReadonlyMap<string, TenantKey | 'destroyed'>,
): () => RecordedEvent['sealed'] {
  if (sealed === null || tenant === null) return () => null;
  const key = erased ? 'destroyed' : keys.get(tenant);
  if (key === 'destroyed') return () => 'erased';
  // Erasing leaves a row behind, so no row at all means that the table of keys was not restored with the log.
  if (!key) throw new Error(`The key of tenant ${tenant} is missing: restore the table tenant_keys`);
  let opened: JsonObject | undefined;
  return () => (opened ??= key.open(id, sealed));
}

function recorded(row: EventRow, sealed: () => RecordedEvent['sealed']): RecordedEvent {
  return {
    partition: row.partition,
    position: Number(row.position),
    id: row.id,
    streamId: row.stream_id,
    version: Number(row.version),
    type: row.type,
    schemaVersion: row.schema_version,
    data: row.data,
    get sealed() {
      return sealed();
    },
    metadata: {
      tenantId: row.tenant_id,
      divisionId: row.division_id,
      actor: row.actor,
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      // Written out when it is looked at: a rebuild of a million events asks for it seldom.
      get occurredAt() {
        return new Date(Number(row.occurred_ms)).toISOString();
      },
    },
  };
}

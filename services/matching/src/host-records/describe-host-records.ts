import type { Cause } from '@ledgerbridge/service-kit';
import { type Append, jsonOf, type Queryable } from '@ledgerbridge/event-store';
import type { PoolClient } from 'pg';
import { type HostRecord, hostRecordId, type HostRecordKey, hostRecordsById } from './host-record';

/** What the host says of a record: in a document, or by itself. */
export interface Description extends HostRecordKey {
  readonly name: string | undefined;
  readonly code: string | undefined;
  readonly cause: Cause;
}

/**
 * Takes in what the host says of its records. A mention without a name does not take the name away that is known.
 * @returns the appends for what was new; to be appended last
 */
export async function describeHostRecords(
  tx: PoolClient,
  schema: string,
  descriptions: readonly Description[],
): Promise<Append[]> {
  const known = await hostRecordsById(tx, schema, [...new Set(descriptions.map(hostRecordId))]);
  const changes = new Map<string, Append>();
  for (const description of descriptions) {
    const id = hostRecordId(description);
    const before = known.get(id);
    const after = described(before, description);
    if (before?.name === after.name && before.code === after.code) continue;
    const earlier = changes.get(id);
    changes.set(id, {
      streamId: id,
      expectedVersion: earlier?.expectedVersion ?? before?.version ?? 'no-stream',
      events: [...(earlier?.events ?? []), describedEvent(after)],
      metadata: { tenantId: after.tenantId, divisionId: null, ...description.cause },
    });
    known.set(id, after);
  }
  await saveHostRecords(
    tx,
    schema,
    [...changes.keys()].flatMap((id) => known.get(id) ?? []),
  );
  return [...changes.values()];
}

function described(before: HostRecord | undefined, description: Description): HostRecord {
  const { tenantId, kind, externalId, name, code, cause } = description;
  return {
    tenantId,
    kind,
    externalId,
    name: name ?? before?.name ?? null,
    code: code ?? before?.code ?? null,
    version: (before?.version ?? 0) + 1,
    updatedAt: new Date(cause.occurredAt),
  };
}

const describedEvent = ({ kind, externalId, name, code }: HostRecord): Append['events'][number] => ({
  type: 'HostRecordDescribed',
  data: { kind, externalId },
  sealed: jsonOf({ name, code }),
});

/** Writes host records in one order, so that two batches cannot wait for each other. */
export async function saveHostRecords(
  db: Queryable,
  schema: string,
  records: readonly HostRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records
    .map((record) => ({ recordId: hostRecordId(record), ...record }))
    .sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
  await db.query(
    `INSERT INTO "${schema}".host_records AS known
       (record_id, tenant_id, kind, external_id, name, code, version, updated_at)
     SELECT "recordId", "tenantId", kind, "externalId", name, code, version, "updatedAt"
     FROM jsonb_to_recordset($1::jsonb) AS r("recordId" uuid, "tenantId" uuid, kind text, "externalId" text, name text,
       code text, version bigint, "updatedAt" timestamptz)
     ON CONFLICT (tenant_id, kind, external_id) DO UPDATE
       SET name = excluded.name, code = excluded.code, version = excluded.version, updated_at = excluded.updated_at
       WHERE known.version < excluded.version`,
    [JSON.stringify(rows)],
  );
}

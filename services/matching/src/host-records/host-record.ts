import type { RecordKind } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import { derivedId } from '@ledgerbridge/service-kit';

/** Which record of a host's tenant. */
export interface HostRecordKey {
  readonly tenantId: string;
  readonly kind: RecordKind;
  readonly externalId: string;
}

/** What the host calls a record, as far as it has said so. */
export interface HostRecord extends HostRecordKey {
  readonly name: string | null;
  readonly code: string | null;
  /** Version of the record's stream. */
  readonly version: number;
  readonly updatedAt: Date;
}

export const hostRecordId = ({ tenantId, kind, externalId }: HostRecordKey): string =>
  derivedId('host-record', tenantId, kind, externalId);

export const HOST_RECORD = `tenant_id AS "tenantId", kind, external_id AS "externalId", name, code, version::float8,
  updated_at AS "updatedAt"`;

/** The host records that are known among some, by {@link hostRecordId}. */
export async function hostRecordsById(
  db: Queryable,
  schema: string,
  ids: readonly string[],
): Promise<Map<string, HostRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<HostRecord>(
    `SELECT ${HOST_RECORD} FROM "${schema}".host_records WHERE record_id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((record) => [hostRecordId(record), record]));
}

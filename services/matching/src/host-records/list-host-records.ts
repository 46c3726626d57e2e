import { recordKind, type RecordKind } from '@ledgerbridge/contracts';
import type { Queryable } from '@ledgerbridge/event-store';
import { containing, type Page, pageOf, placeOf } from '@ledgerbridge/service-kit';
import { z } from 'zod';
import { HOST_RECORD, type HostRecord } from './host-record';
import type { RecordQuery } from './record-query';

/** A host record as the API shows it. */
export interface HostRecordAnswer {
  readonly side: 'host';
  readonly kind: RecordKind;
  readonly externalId: string;
  readonly name: string | null;
  readonly code: string | null;
  readonly updatedAt: string;
}

export function hostRecordAnswer({ kind, externalId, name, code, updatedAt }: HostRecord): HostRecordAnswer {
  return { side: 'host', kind, externalId, name, code, updatedAt: updatedAt.toISOString() };
}

const place = z.object({ kind: recordKind, externalId: z.string() });

/** One page of the host's records, by kind and the host's own id. */
export async function hostRecordPage(
  db: Queryable,
  schema: string,
  { kind, q, updatedAfter, cursor, limit }: RecordQuery,
): Promise<Page<HostRecordAnswer>> {
  const after = placeOf(cursor, place);
  const { rows } = await db.query<HostRecord>(
    `SELECT ${HOST_RECORD} FROM "${schema}".host_records
     WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR concat_ws(' ', external_id, name, code) ILIKE $2)
       AND ($3::timestamptz IS NULL OR updated_at > $3)
       AND ($4::text IS NULL OR (kind, external_id) > ($4, $5))
     ORDER BY kind, external_id LIMIT $6`,
    [kind, q === undefined ? null : containing(q), updatedAfter, after?.kind, after?.externalId, limit + 1],
  );
  return pageOf(rows, limit, hostRecordAnswer, (last) => ({ kind: last.kind, externalId: last.externalId }));
}

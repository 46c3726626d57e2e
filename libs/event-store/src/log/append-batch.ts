import { v7 as newEventId } from 'uuid';
import type { TenantKey } from '../sealing/tenant-key';
import type { Append, NewEvent } from './event';
import { partitionKeyOf, partitionOf } from './partition-of';
import type { Upcasting } from './upcast';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The three JSON parameters of `append_events`, see `schema/append-events.sql.ts` for their shape. */
export interface AppendBatch {
  readonly streams: readonly { id: string; partition: number }[];
  readonly appends: readonly object[];
  readonly events: readonly object[];
}

interface Sealing {
  readonly partitions: number;
  readonly upcasting: Upcasting;
  readonly keys: ReadonlyMap<string, TenantKey>;
}

/**
 * Lays a batch out for the database.
 * @throws when an append is malformed, which is a bug of the caller: no events, an id that is no UUID, a sealed part
 *   without a tenant, or two appends that send one stream to two partitions
 */
export function layOut(appends: readonly Append[], { partitions, upcasting, keys }: Sealing): AppendBatch {
  const streams = new Map<string, { index: number; partition: number }>();
  const batch = {
    streams: [] as { id: string; partition: number }[],
    appends: [] as object[],
    events: [] as object[],
  };
  appends.forEach((append, index) => {
    refuseMalformed(append);
    const partition = partitionOf(partitionKeyOf(append), partitions);
    let stream = streams.get(append.streamId);
    if (!stream) {
      stream = { index: streams.size, partition };
      streams.set(append.streamId, stream);
      batch.streams.push({ id: append.streamId, partition });
    } else if (stream.partition !== partition) {
      throw new Error(
        `Stream ${append.streamId} was appended to two partitions: its division or tenant changed`,
      );
    }
    const { expectedVersion, events, metadata } = append;
    const expected = expectedVersion === 'no-stream' ? 0 : expectedVersion;
    batch.appends.push({ stream: stream.index, expected, count: events.length, ...metadata });
    const key = metadata.tenantId === null ? undefined : keys.get(metadata.tenantId);
    events.forEach((event, i) =>
      batch.events.push({ append: index, ordinal: i + 1, ...writtenForm(event, upcasting, key) }),
    );
  });
  return batch;
}

/** Tenants whose keys a batch needs. */
export function sealingTenants(appends: readonly Append[]): string[] {
  const tenants = new Set<string>();
  for (const { events, metadata } of appends) {
    if (metadata.tenantId !== null && events.some(({ sealed }) => sealed)) tenants.add(metadata.tenantId);
  }
  return [...tenants].sort();
}

function writtenForm(event: NewEvent, upcasting: Upcasting, key: TenantKey | undefined): object {
  const id = event.id ?? newEventId();
  const { type, data, sealed, schemaVersion = upcasting.currentVersion(type) } = event;
  if (!sealed) return { id, type, schemaVersion, data };
  if (!key) throw new Error(`Event ${type} has a sealed part and no tenant to seal it for`);
  return { id, type, schemaVersion, data, sealed: key.seal(id, sealed).toString('base64') };
}

function refuseMalformed({ streamId, expectedVersion, events, metadata }: Append): void {
  if (events.length === 0) throw new Error(`An append to ${streamId} has no events`);
  const ids = [streamId, metadata.tenantId, metadata.divisionId, ...events.map(({ id }) => id)];
  for (const id of ids) {
    if (id !== null && id !== undefined && !UUID.test(id))
      throw new Error(`Not a UUID in lower case: "${id}"`);
  }
  if (expectedVersion !== 'no-stream' && (!Number.isSafeInteger(expectedVersion) || expectedVersion < 1)) {
    throw new Error(`Not a version of stream ${streamId}: ${expectedVersion}`);
  }
}

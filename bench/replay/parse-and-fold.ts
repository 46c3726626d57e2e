import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject, RecordedEvent } from '@ledgerbridge/event-store';
import { Upcasting } from '../../libs/event-store/src/log/upcast';
import { TenantKey } from '../../libs/event-store/src/sealing/tenant-key';
import { fromStored, toStored } from '../../services/sync/src/documents/stored-events';
import { SYNC_EVENTS } from '../../services/sync/src/log';
import { fold } from '../../services/sync/src/purchase-orders/domain/state';
import { orderOf } from '../orders/an-order';
import { orderEvents } from '../orders/order-events';

/** An event as PostgreSQL's driver hands it over: JSON as text, the sealed part as bytes. */
interface WrittenEvent {
  readonly recorded: Omit<RecordedEvent, 'data' | 'sealed'>;
  readonly data: string;
  readonly content: string | null;
  readonly sealed: Buffer | null;
}

const STREAMS = 500;
const upcasting = new Upcasting([], SYNC_EVENTS);
const tenantId = randomUUID();
const key = new TenantKey(tenantId, randomBytes(32));

/** Streams of orders with so many lines, each of four events. */
export const writtenStreams = (lines: number): WrittenEvent[][] =>
  Array.from({ length: STREAMS }, (_, n) => writtenStream(`PO-${n}`, lines));

/**
 * Events a second that are parsed, lifted to the current version and folded into their order's state, for about a time.
 * @param open the sealed part is decrypted too; otherwise its text is there already
 */
export function replayRate(streams: readonly WrittenEvent[][], ms: number, open: boolean): number {
  const read = open ? opened : parsed;
  const start = performance.now();
  let events = 0;
  while (performance.now() - start < ms) {
    for (const stream of streams) {
      const state = fold(stream.map((written) => fromStored(upcasting.lift(read(written)))));
      if (!state.exists || state.written === null) throw new Error('an order was not replayed to its end');
      events += stream.length;
    }
  }
  return (events * 1000) / (performance.now() - start);
}

function parsed({ recorded, data, content }: WrittenEvent): RecordedEvent {
  const sealed = content === null ? null : (JSON.parse(content) as JsonObject);
  return { ...recorded, data: JSON.parse(data) as JsonObject, sealed };
}

function opened({ recorded, data, sealed }: WrittenEvent): RecordedEvent {
  const content = sealed === null ? null : key.open(recorded.id, sealed);
  return { ...recorded, data: JSON.parse(data) as JsonObject, sealed: content };
}

function writtenStream(externalId: string, lines: number): WrittenEvent[] {
  const streamId = randomUUID();
  return orderEvents(orderOf(externalId, lines)).map((event, index) => {
    const { type, data, sealed } = toStored(event);
    const id = randomUUID();
    const metadata = {
      tenantId,
      divisionId: randomUUID(),
      actor: 'system:sync',
      correlationId: streamId,
      causationId: null,
      occurredAt: '2026-11-20T10:00:00.000Z',
    };
    const version = index + 1;
    return {
      recorded: { partition: 0, position: version, id, streamId, version, type, schemaVersion: 1, metadata },
      data: JSON.stringify(data),
      content: sealed === undefined ? null : JSON.stringify(sealed),
      sealed: sealed === undefined ? null : key.seal(id, sealed),
    };
  });
}

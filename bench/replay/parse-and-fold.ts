import { randomUUID } from 'node:crypto';
import { type JsonObject, type RecordedEvent, Upcasting } from '@ledgerbridge/event-store';
import { fromStored, toStored } from '../../services/sync/src/documents/stored-events';
import { SYNC_EVENTS } from '../../services/sync/src/log';
import { fold } from '../../services/sync/src/purchase-orders/domain/state';
import { orderOf } from '../orders/an-order';
import { orderEvents } from '../orders/order-events';

/** An event whose JSON is still text, that of the sealed part too: opening it is measured with the rebuild. */
interface WrittenEvent {
  readonly recorded: Omit<RecordedEvent, 'data' | 'sealed'>;
  readonly data: string;
  readonly sealed: string | null;
}

const STREAMS = 500;
const upcasting = new Upcasting([], SYNC_EVENTS);

/** Streams of orders with so many lines, each of four events. */
export const writtenStreams = (lines: number): WrittenEvent[][] =>
  Array.from({ length: STREAMS }, (_, n) => writtenStream(`PO-${n}`, lines));

/** Events a second that are parsed, lifted to the current version and folded into their order's state. */
export function replayRate(streams: readonly WrittenEvent[][], ms: number): number {
  const start = performance.now();
  let events = 0;
  while (performance.now() - start < ms) {
    for (const stream of streams) {
      const state = fold(stream.map((written) => fromStored(upcasting.lift(parsed(written)))));
      if (!state.exists || state.written === null) throw new Error('an order was not replayed to its end');
      events += stream.length;
    }
  }
  return (events * 1000) / (performance.now() - start);
}

function parsed({ recorded, data, sealed }: WrittenEvent): RecordedEvent {
  const content = sealed === null ? null : (JSON.parse(sealed) as JsonObject);
  return { ...recorded, data: JSON.parse(data) as JsonObject, sealed: content };
}

function writtenStream(externalId: string, lines: number): WrittenEvent[] {
  const streamId = randomUUID();
  return orderEvents(orderOf(externalId, lines)).map((event, index) => {
    const { type, data, sealed } = toStored(event);
    const id = randomUUID();
    const metadata = {
      tenantId: streamId,
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
      sealed: sealed === undefined ? null : JSON.stringify(sealed),
    };
  });
}

import { randomUUID } from 'node:crypto';
import { type Append, EventLog, KeyRing, TenantKeys } from '@ledgerbridge/event-store';
import { toStored } from '../../services/sync/src/documents/stored-events';
import { SYNC_EVENTS } from '../../services/sync/src/log';
import { orderOf } from '../orders/an-order';
import { orderEvents } from '../orders/order-events';

export const SCHEMA = 'bench_relay';
const DIVISIONS = Array.from({ length: 16 }, (_, n) => ids(n));
const PUSHED = orderEvents(orderOf('PO-1', 2)).slice(-1).map(toStored);

/** The log as every process of the bench opens it. */
export function openLog(): EventLog {
  const ring = new KeyRing(1, new Map([[1, Buffer.alloc(32, 1)]]));
  return new EventLog({
    schema: SCHEMA,
    keys: new TenantKeys({ schema: SCHEMA, ring }),
    catalogue: SYNC_EVENTS,
  });
}

/** One event of which sync tells the others: an order that reached QuickBooks. */
export function saidEvent(n: number): { append: Append; eventId: string } {
  const [eventId, streamId] = [randomUUID(), randomUUID()];
  const { tenantId, divisionId } = DIVISIONS[n % DIVISIONS.length] ?? ids(0);
  const metadata = {
    tenantId,
    divisionId,
    actor: 'system:bench',
    correlationId: streamId,
    causationId: null,
    occurredAt: new Date().toISOString(),
  };
  const events = PUSHED.map((event) => ({ ...event, id: eventId }));
  return { append: { streamId, expectedVersion: 'no-stream', events, metadata }, eventId };
}

function ids(n: number): { tenantId: string; divisionId: string } {
  const tail = n.toString(16).padStart(12, '0');
  return {
    tenantId: `0197f2a4-0000-7000-8000-${tail}`,
    divisionId: `0197f2a4-1111-7000-8000-${tail}`,
  };
}

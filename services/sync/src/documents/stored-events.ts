import type { JsonObject, NewEvent, RecordedEvent } from '@ledgerbridge/event-store';
import { SYNC_EVENTS } from '../log';
import type { PurchaseOrderEvent } from '../purchase-orders/domain/events';

/** An event of the domain as the log takes it. */
export function toStored(event: PurchaseOrderEvent): NewEvent {
  const { type } = event;
  const data = event.data as object as JsonObject;
  return 'sealed' in event ? { type, data, sealed: event.sealed as object as JsonObject } : { type, data };
}

/**
 * An event of the log as the domain knows it.
 * @throws for an erased tenant, whose events have no content left to decide about, and for a stranger in the stream
 */
export function fromStored({ type, data, sealed }: RecordedEvent): PurchaseOrderEvent {
  if (sealed === 'erased') throw new Error('the tenant was erased: its documents are no more');
  const event = sealed === null ? { type, data } : { type, data, sealed };
  if (!isOfPurchaseOrder(event)) throw new Error(`${type} does not belong into a purchase order's stream`);
  return event;
}

/** The log hands out only types and versions of its catalogue, upcast; so a known type has the shape of this release. */
function isOfPurchaseOrder(event: { type: string; data: object }): event is PurchaseOrderEvent {
  return event.type in SYNC_EVENTS;
}

import type { IncomingMessage } from '../incoming';
import type { RawMessage } from '../message';
import type { ParkReason } from '../parking/park-reason';

/** A message after everything that can be told without a transaction. */
export type Prepared =
  { readonly kind: 'ready'; readonly raw: RawMessage; readonly message: IncomingMessage } | RefusedMessage;

export interface RefusedMessage {
  readonly kind: 'refused';
  readonly raw: RawMessage;
  readonly reason: ParkReason;
  readonly known: KnownAttributes;
}

/** What could be read of a message that could not be handled; all of it fits the columns of parked messages. */
export interface KnownAttributes {
  readonly tenantId?: string | undefined;
  readonly tenantExternalId?: string | undefined;
  readonly messageId?: string | undefined;
  readonly messageType?: string | undefined;
}

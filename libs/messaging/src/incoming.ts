import type { PoolClient } from 'pg';
import type { ParkReason } from './parking/park-reason';

/** A message that was read, belongs to a known tenant, has data its schema accepts, and is new to this consumer. */
export interface IncomingMessage<Data = unknown> {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** CloudEvents `id` and `source`: together they name the message. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** RFC 3339, when the sender told it. */
  readonly time?: string;
  /** Our id; {@link INSTALLATION_TENANT} when the message belongs to no tenant. */
  readonly tenantId: string;
  /** The host's own id of the tenant: on host topics only. */
  readonly tenantExternalId?: string;
  readonly hostId: string;
  /** Our id, as `data.divisionId` names it: on internal topics only. */
  readonly divisionId?: string;
  readonly data: Data;
  /** W3C trace context of the sender. */
  readonly traceparent?: string;
}

/** The tenant id of messages that concern the whole installation, such as hosts and their keys. */
export const INSTALLATION_TENANT = '00000000-0000-0000-0000-000000000000';

/** What an `@EventPattern` handler gets beside its batch of messages. */
export interface BatchContext {
  /** The one transaction of the batch: inbox, position, parking and everything the handler writes. */
  readonly tx: PoolClient;
  readonly topic: string;
  /** Sets a message aside with its reason; the rest of the batch goes on. */
  park(message: IncomingMessage, reason: ParkReason): void;
  /** Runs after the commit, for what must not happen when it fails. It must not throw. */
  afterCommit(action: () => void): void;
}

import type { JsonObject } from '../json';

/** Who and what caused an event. Ids only: nothing here is personal or commercial content. */
export interface EventMetadata {
  /** UUID of the tenant; null for what belongs to the installation. */
  readonly tenantId: string | null;
  /** UUID of the division; it decides the log partition, see `partitionKeyOf`. */
  readonly divisionId: string | null;
  /** Who did it: `system:<service>`, `key:<id>` or `member:<id>`. Never a name or an address. */
  readonly actor: string;
  /** The same in everything that one request or message set off. */
  readonly correlationId: string;
  /** The id of the message or event that led to this one. */
  readonly causationId: string | null;
  /** ISO 8601 instant in UTC with milliseconds, taken by the caller with the command. */
  readonly occurredAt: string;
}

export interface NewEvent {
  /** UUID, unique in the log. Left out: a new UUIDv7. */
  readonly id?: string;
  readonly type: string;
  /** From 1. Left out: the version that the log's catalogue names for the type, or 1. */
  readonly schemaVersion?: number;
  /** Readable by every reader of the log for ever: ids, codes, amounts, hashes. */
  readonly data: JsonObject;
  /** Personal or commercial content, encrypted under the key of `metadata.tenantId`, which must not be null then. */
  readonly sealed?: JsonObject;
}

/** Events that go to one stream together or not at all. */
export interface Append {
  /** UUID in lower case. */
  readonly streamId: string;
  /** The version the decision was made on: that of the stream's last event, the first being 1. */
  readonly expectedVersion: number | 'no-stream';
  /** At least one. */
  readonly events: readonly NewEvent[];
  readonly metadata: EventMetadata;
}

export type AppendResult =
  | {
      readonly ok: true;
      readonly streamId: string;
      readonly partition: number;
      /** Position of the last event of this append in its partition. */
      readonly lastPosition: number;
      /** Version of the stream after this append. */
      readonly version: number;
    }
  | {
      readonly ok: false;
      readonly streamId: string;
      readonly reason: 'version-conflict';
      /** The version found under the lock; 0 when the stream has no events. */
      readonly actualVersion: number;
    };

export interface RecordedEvent {
  readonly partition: number;
  /** Gapless in its partition, from 1. */
  readonly position: number;
  readonly id: string;
  readonly streamId: string;
  /** Gapless in its stream, from 1. */
  readonly version: number;
  readonly type: string;
  /** The version after upcasting. */
  readonly schemaVersion: number;
  readonly data: JsonObject;
  /** `erased` when the tenant's key was destroyed, null when the event has no sealed part. */
  readonly sealed: JsonObject | 'erased' | null;
  readonly metadata: EventMetadata;
}

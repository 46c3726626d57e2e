import type { Pool } from 'pg';
import type { MessagingLogger } from '../logger';
import type { ExplainInvalid, ParkedPayloadSeal, ResolveTenant, SchemaFor, SetTenants } from '../ports';
import type { MessageTransport } from '../transport';

/** Everything a {@link LedgerbridgeServer} needs from its service. */
export interface LedgerbridgeServerOptions {
  readonly transport: MessageTransport;
  /** The service's database: inbox, positions, parked messages and what handlers write are one transaction there. */
  readonly pool: Pool;
  /** The schema of this library's tables in that database, see `installConsumerTables`. */
  readonly schema: string;
  /** Name of the consumer: the transport's group and the first part of the inbox key. One per service. */
  readonly consumer: string;
  /** Which topics a pattern of `@EventPattern` stands for. Default: one internal topic of that name. */
  readonly routes?: (pattern: string) => readonly TopicRoute[];
  readonly schemaFor: SchemaFor;
  readonly resolveTenant: ResolveTenant;
  readonly setTenants: SetTenants;
  readonly seal: ParkedPayloadSeal;
  readonly explainInvalid?: ExplainInvalid;
  readonly logger?: MessagingLogger;
  readonly limits?: Partial<ReceiveLimits>;
  /** The consumer has stopped for good: turn health down and end the process. */
  readonly onDown?: (reason: Error) => void;
}

/** A topic as the broker knows it, and whose it is. */
export interface TopicRoute {
  readonly topic: string;
  /** `host`: written by the host that owns the prefix. `internal`: written by our own services. */
  readonly kind: 'host' | 'internal';
  readonly prefix: string;
}

export interface ReceiveLimits {
  /** Messages in one transaction. */
  readonly batchSize: number;
  /** A message with a longer value is parked as `too-large`. */
  readonly maxMessageBytes: number;
  /** Tries of a failing batch before its messages are tried one by one. */
  readonly batchTries: number;
  /** Tries of a single failing message before it is parked as `handler-failed`. */
  readonly messageTries: number;
  /** Pause after the first failure; doubles up to `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

export const DEFAULT_LIMITS: ReceiveLimits = {
  batchSize: 500,
  maxMessageBytes: 1024 * 1024,
  batchTries: 2,
  messageTries: 3,
  backoffMs: 100,
  maxBackoffMs: 30_000,
};

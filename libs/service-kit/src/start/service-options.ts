import type { EventCatalogue, RecordedEvent, Upcaster } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import type { Type } from '@nestjs/common';
import type { ConfigurationSpec } from '../config/variable';
import type { Entity } from '../database/entities';
import type { MessageSeal } from '../sealing/message-seal';
import type { ProblemKind } from '../http/problem-kinds';

/** What a service is, in its `main.ts`. */
export interface ServiceOptions<Spec extends ConfigurationSpec = ConfigurationSpec> {
  /** `sync`; names logs, metrics, the consumer group, the actor of events. */
  readonly name: string;
  readonly module: Type;
  /** The service's own variables, beside the common ones. */
  readonly configuration?: Spec;
  /** TypeORM entities that `database.entities` maps. */
  readonly entities?: readonly Entity[];
  readonly log?: ServiceLog;
  /** Problems of the service's own words; they get pages and are listed in its OpenAPI document. */
  readonly problems?: Readonly<Record<string, ProblemKind>>;
  /** What the service's events say to others; with it a relay publishes the log. Pure but for the seal's nonces. */
  readonly publishes?: (event: RecordedEvent, seal: MessageSeal) => readonly OutgoingMessage[];
  /** Whether the service learns access from `access.changed`; the connector, which says it, does not. Default true. */
  readonly learnsAccess?: boolean;
}

/** The service's own event log. */
export interface ServiceLog {
  /** As installed; 8 unless said otherwise. */
  readonly partitions?: number;
  readonly catalogue?: EventCatalogue;
  readonly upcasters?: readonly Upcaster[];
}

/** A service that has started. */
export interface RunningService {
  /** Where it listens, such as `http://127.0.0.1:8703`. */
  readonly url: string;
  /** Ready turns false, work in hand ends, connections close. Never exits the process. */
  stop(): Promise<void>;
}

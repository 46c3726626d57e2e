export { jsonOf, type JsonObject, type JsonValue } from './json';
export type { Queryable } from './database';
export type { Append, AppendResult, EventMetadata, NewEvent, RecordedEvent } from './log/event';
export { EventLog, type EventLogOptions, type KnownBatch } from './log/event-log';
export { partitionKeyOf, partitionOf } from './log/partition-of';
export { UnknownEventError } from './log/unknown-event-error';
export { type EventBody, type EventCatalogue, type Upcaster, Upcasting } from './log/upcast';
export { KeyRing, type Wrapped } from './sealing/key-ring';
export { TenantKeyDestroyedError } from './sealing/tenant-key-destroyed-error';
export { TenantKeys, type TenantKeysOptions } from './sealing/tenant-keys';
export type { TenantKey } from './sealing/tenant-key';
export type { EventStoreRoles } from './schema/grants.sql';
export { type EventStoreSchema, eventStoreMigrationSql, migrateEventStore } from './schema/migrate';
export { AppendSignal, type AppendSignalOptions } from './subscription/append-signal';
export { type EventProcessor, type SubscriptionOptions } from './subscription/event-processor';
export { type FailingEvent, lagOf, type PartitionLag } from './subscription/lag';
export {
  type QuarantinedStream,
  quarantinedStreams,
  quarantineStream,
  releaseStream,
} from './subscription/quarantine';
export {
  rebuildProjection,
  type RebuildOptions,
  type RebuildResult,
} from './subscription/rebuild-projection';
export { runProcessor, runProjection, type TransactionalOptions } from './subscription/run';
export type { TransactionalHandler } from './subscription/transactional-turn';
export type { Stall } from './subscription/turn';
export { Batcher, type BatcherOptions } from './batcher';
export { withConnection } from './with-connection';

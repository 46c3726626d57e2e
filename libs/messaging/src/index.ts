export type { OutgoingMessage, RawMessage } from './message';
export type {
  BatchOutcome,
  ClaimedPosition,
  ConsumeOptions,
  MessageTransport,
  PartitionBatch,
  PartitionBatchHandler,
  PartitionPositions,
  TopicSpec,
  TransportConsumer,
  TransportHealth,
} from './transport';
export { KafkaTransport, type KafkaTransportOptions } from './kafka/kafka-transport';
export { PostgresTransport, type PostgresTransportOptions } from './postgres/postgres-transport';
export { installTopicTables, topicTablesSql } from './postgres/topic-tables';
export { consumerTablesSql, installConsumerTables, maintainConsumerTables } from './storage/consumer-tables';
export { INSTALLATION_TENANT, type BatchContext, type IncomingMessage } from './incoming';
export { toStructured, type CloudEvent, type OutgoingEvent } from './envelope/cloud-event';
export { readCloudEvent, type CloudEventReading } from './envelope/read-cloud-event';
export { explainInvalid } from './envelope/explain-invalid';
export type { FieldProblem, ParkReason } from './parking/park-reason';
export { ParkedMessages, type ParkedPage, type RedriveOutcome } from './parking/parked-messages';
export type { ParkedFilter, ParkedMessage, ParkedState } from './parking/parked-store';
export type {
  ExplainInvalid,
  ParkedPayloadSeal,
  ResolveTenant,
  SchemaFor,
  SetTenants,
  TenantAnswer,
  TenantQuestion,
} from './ports';
export { LedgerbridgeServer } from './nest/ledgerbridge-server';
export type { LedgerbridgeServerOptions, ReceiveLimits, TopicRoute } from './nest/server-options';
export { RethrowFilter, TopicConsumer } from './nest/topic-consumer';
export { Inbox, type InboxKey } from './receive/inbox';
export { PositionStore } from './receive/positions';
export { Relay, type RelayOptions } from './relay/relay';
export type { LogEntry, LogReader, ToMessages } from './relay/log-reader';
export { silentLogger, type MessagingLogger } from './logger';

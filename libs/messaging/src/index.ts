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
export { INSTALLATION_TENANT, type BatchContext, type IncomingMessage } from './incoming';
export type { FieldProblem, ParkReason } from './parking/park-reason';
export type {
  ExplainInvalid,
  ParkedPayloadSeal,
  ResolveTenant,
  SchemaFor,
  SetTenants,
  TenantAnswer,
  TenantQuestion,
} from './ports';
export type { LedgerbridgeServerOptions, ReceiveLimits, TopicRoute } from './nest/server-options';
export type { LogEntry, LogReader, ToMessages } from './relay/log-reader';
export { silentLogger, type MessagingLogger } from './logger';

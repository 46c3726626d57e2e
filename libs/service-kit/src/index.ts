export { type Configuration, type ConfigurationSpec, type Variable, variable } from './config/variable';
export { ConfigurationError, readConfiguration } from './config/read-configuration';
export {
  commonConfiguration,
  type CommonConfiguration,
  migrationConfiguration,
  type MigrationConfiguration,
} from './config/common-configuration';
export * as values from './config/values';
export { keyRing } from './sealing/read-key-ring';
export { derivedId, divisionIdOf, type DocumentKind, documentIdOf, tenantIdOf } from './identity/identity';
export * from './tokens';

export { Database, type DatabaseParts } from './database/database';
export { setTenants, TENANT_CONDITION } from './database/tenants';
export { createRolesSql, type DatabaseRoles, type RolePasswords, rolesOf } from './database/roles';
export { tenantTable, workerTable } from './database/tenant-table';
export { containing } from './database/containing';
export { together } from './database/together';
export { APP_LIMITS, createPool, type PoolLimits, WORKER_LIMITS } from './database/pools';
export { repeatable } from './database/lost-connection';
export type { Entity } from './database/entities';
export { type MigrateOptions, type MigrationClass, runMigrations } from './database/run-migrations';
export { migrateService } from './database/migrate-service';
export { Foundation1763769600000, LOG_PARTITIONS, schemaOf } from './database/foundation.migration';

export { createLogger, type LoggerOptions } from './logging/create-logger';
export { loggedError, scrubbed } from './logging/redaction';
export {
  continuedTrace,
  newTrace,
  type Trace,
  traceparent,
  traceparentOfCorrelation,
} from './tracing/traceparent';
export {
  correlationId,
  currentScope,
  noteTenant,
  runInScope,
  type Scope,
  traceHeaders,
} from './tracing/scope';

export { divisionNamed } from './http/division-named';
export { apiKeyHash, newApiKey, sameInConstantTime } from './sealing/api-key';
export { MessageSeal } from './sealing/message-seal';
export { CREDENTIAL_SECONDS, ServiceCredentials } from './service-credentials/service-credentials';
export { HttpGateway } from './service-credentials/http-gateway';
export { type Check, type CheckResult, Readiness } from './health/readiness';

export { appendAll, ConcurrentWriteError, repeatOnConflict } from './log/append-all';
export { type Cause, causeOfCaller, causeOfMessage, causeOfOwn } from './log/cause';

export {
  type CompanyConnection,
  companyOfDivision,
  type Connection,
  connectionsById,
  connectionsOfTenant,
} from './connections/connection';
export { connectionsTableSql } from './connections/connections-table.sql';
export { CONNECTION_EVENTS, learnConnections, replayConnection } from './connections/learn-connections';
export { lockConnections } from './connections/lock-connections';
export { PullLoop } from './pulling/pull-loop';
export { pullsTableSql, type PullTurn, PullTurns } from './pulling/pull-turns';

export { messageScope } from './messaging/message-scope';
export { newestByKey } from './messaging/newest-by-key';
export { unsealedContent } from './messaging/unsealed-content';
export { type TopicMessage, topicMessage } from './messaging/topic-message';
export { logReader } from './messaging/log-reader';
export { readHeads, RelayWaker } from './messaging/relay-waker';
export { messagingSchemaOf } from './messaging/messaging-schema';

export { accessTablesSql } from './access/access-tables.sql';
export {
  AccessDirectory,
  type AccessDirectoryOptions,
  type DivisionResolution,
  type KnownDivision,
  type KnownHost,
  type KnownKey,
  type KnownTenant,
  type TenantResolution,
} from './access/access-directory';
export {
  ACCESS_EVENTS,
  type AccessMessage,
  accessStreamOf,
  applyAccessChanged,
  type LearnAccess,
} from './access/learn-access';
export { saveAccess } from './access/save-access';
export { rebuildAccess } from './access/rebuild-access';

export { Problem, type Occurrence } from './http/problem';
export { API_PROBLEMS, type ApiProblemCode, type ProblemKind, problemKinds } from './http/problem-kinds';
export { acceptable, acceptableBody, acceptableQuery } from './http/acceptable';
export {
  type Allowed,
  CalledBy,
  CalledByTenant,
  HostKey,
  OperatorKey,
  Public,
  ServiceCredential,
} from './http/allows';
export { actorOf, type Caller, type HostCaller, type TenantCaller } from './http/caller';

export { rawBody } from './http/json-body';
export { cursorOf, listQuery, type Page, pageOf, placeOf } from './http/pages';
export { LONGEST_WAIT, PreferWait, waitSeconds } from './http/prefer';
export { PROBLEM_TYPE, type ProblemDocument } from './http/problem-document';
export { AnswerOf, BodyOf, openApiSchema } from './openapi/schemas';

export { startService } from './start/start-service';
export { createService } from './start/create-service';
export type { RunningService, ServiceLog, ServiceOptions } from './start/service-options';

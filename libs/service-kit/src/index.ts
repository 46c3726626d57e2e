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
export { APP_LIMITS, createPool, type PoolLimits, WORKER_LIMITS } from './database/pools';
export { isLostConnection } from './database/transaction';
export type { Entity } from './database/entities';
export { type MigrateOptions, type MigrationClass, runMigrations } from './database/run-migrations';
export { migrateService } from './database/migrate-service';

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

export type { RunningService, ServiceLog, ServiceOptions } from './start/service-options';

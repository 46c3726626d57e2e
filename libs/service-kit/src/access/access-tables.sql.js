"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ACCESS_TABLES = void 0;
exports.accessTablesSql = accessTablesSql;
const tenant_table_1 = require("../database/tenant-table");
/**
 * What a service knows of hosts, keys, tenants and divisions. Looked up before any tenant is known, so not behind
 * row-level security: ids, hashes and scopes only, for the worker role alone.
 */
function accessTablesSql(schema, roles) {
    const s = `"${schema}"`;
    return [
        `CREATE TABLE IF NOT EXISTS ${s}.access_hosts (
       id uuid PRIMARY KEY, version bigint NOT NULL, name text NOT NULL, topic_prefix text NOT NULL)`,
        `CREATE TABLE IF NOT EXISTS ${s}.access_api_keys (
       id uuid PRIMARY KEY, version bigint NOT NULL, host_id uuid NOT NULL, key_hash text NOT NULL UNIQUE,
       scopes text[] NOT NULL, revoked boolean NOT NULL)`,
        `CREATE TABLE IF NOT EXISTS ${s}.access_tenants (
       id uuid PRIMARY KEY, version bigint NOT NULL, host_id uuid NOT NULL, external_id text NOT NULL,
       UNIQUE (host_id, external_id))`,
        `CREATE TABLE IF NOT EXISTS ${s}.access_divisions (
       id uuid PRIMARY KEY, version bigint NOT NULL, tenant_id uuid NOT NULL, external_id text NOT NULL,
       time_zone text NOT NULL, UNIQUE (tenant_id, external_id))`,
        ...exports.ACCESS_TABLES.flatMap((table) => (0, tenant_table_1.workerTable)(schema, table, roles)),
    ];
}
exports.ACCESS_TABLES = [
    'access_hosts',
    'access_api_keys',
    'access_tenants',
    'access_divisions',
];
//# sourceMappingURL=access-tables.sql.js.map
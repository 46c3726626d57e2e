"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.eventStoreMigrationSql = eventStoreMigrationSql;
exports.migrateEventStore = migrateEventStore;
const append_events_sql_1 = require("./append-events.sql");
const grants_sql_1 = require("./grants.sql");
const guards_sql_1 = require("./guards.sql");
const schema_name_1 = require("./schema-name");
const tables_sql_1 = require("./tables.sql");
/**
 * The statements that create or update an event store, for a service's own migration. Safe to run again; to be run in
 * order in one transaction, because the first statement takes the lock that makes replicas migrate one at a time.
 */
function eventStoreMigrationSql({ schema, partitions, roles = {} }) {
    if (!Number.isInteger(partitions) || partitions < 1)
        throw new Error(`Not a number of partitions: ${partitions}`);
    const s = (0, schema_name_1.quotedSchema)(schema);
    return [
        `SELECT pg_advisory_xact_lock(hashtextextended('event-store:${schema}', 0))`,
        ...(roles.owner === undefined ? [] : [`SET LOCAL ROLE ${(0, schema_name_1.quotedRole)(roles.owner)}`]),
        // CREATE SCHEMA IF NOT EXISTS asks for the right to create even when there is nothing to create.
        `DO $$ BEGIN IF to_regnamespace('${schema}') IS NULL THEN CREATE SCHEMA ${s}; END IF; END $$`,
        ...(0, tables_sql_1.tablesSql)(s, partitions),
        ...(0, guards_sql_1.guardsSql)(s),
        (0, append_events_sql_1.appendEventsSql)(s, partitions),
        ...(0, grants_sql_1.grantsSql)(s, roles),
        ...(roles.owner === undefined ? [] : ['RESET ROLE']),
    ];
}
/**
 * Creates or updates the event store of one schema in a transaction of its own. Idempotent; replicas may race.
 * @throws when the log exists with another number of partitions, or a named role does not exist
 */
async function migrateEventStore(client, options) {
    await client.query('BEGIN');
    try {
        for (const statement of eventStoreMigrationSql(options))
            await client.query(statement);
        await client.query('COMMIT');
    }
    catch (error) {
        await client.query('ROLLBACK');
        throw error;
    }
}
//# sourceMappingURL=migrate.js.map
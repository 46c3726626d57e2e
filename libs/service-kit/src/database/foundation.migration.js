"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Foundation1763769600000 = exports.LOG_PARTITIONS = void 0;
exports.schemaOf = schemaOf;
const event_store_1 = require("@ledgerbridge/event-store");
const access_tables_sql_1 = require("../access/access-tables.sql");
const idempotency_table_sql_1 = require("../idempotency/idempotency-table.sql");
const messaging_schema_1 = require("../messaging/messaging-schema");
const roles_1 = require("./roles");
/** Log partitions of an installation; fixed once the log exists. */
exports.LOG_PARTITIONS = 8;
/** What every service stands on: its log, inbox and parked messages, its copy of access, its idempotency keys. */
class Foundation1763769600000 {
    async up(runner) {
        const schema = schemaOf(runner);
        const roles = (0, roles_1.rolesOf)(schema);
        const statements = [
            ...(0, event_store_1.eventStoreMigrationSql)({ schema, partitions: exports.LOG_PARTITIONS, roles: { worker: roles.worker } }),
            ...(0, messaging_schema_1.messagingTablesSql)(schema, roles),
            ...(0, access_tables_sql_1.accessTablesSql)(schema, roles),
            ...(0, idempotency_table_sql_1.idempotencyTableSql)(schema, roles),
        ];
        for (const statement of statements)
            await runner.query(statement);
    }
    /** The log cannot be taken back: it is the only place where its facts are. */
    async down() {
        throw new Error('The foundation of a service is not taken down; drop the schema to begin anew');
    }
}
exports.Foundation1763769600000 = Foundation1763769600000;
/** The schema that a migration works in. @throws when the migration was started without one */
function schemaOf({ connection: { options } }) {
    if (!('schema' in options) || options.schema === undefined)
        throw new Error('Migrations need a schema');
    return options.schema;
}
//# sourceMappingURL=foundation.migration.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.migrateService = migrateService;
const common_configuration_1 = require("../config/common-configuration");
const read_configuration_1 = require("../config/read-configuration");
const run_migrations_1 = require("./run-migrations");
const roles_1 = require("./roles");
/**
 * The whole of a service's `migrate.ts`: reads the configuration and migrates. The roles take the passwords that stand
 * in DATABASE_APP_URL and DATABASE_WORKER_URL, so that an address and its role cannot disagree.
 * @returns the names of the migrations that ran
 * @throws ConfigurationError, and when an address names another user than the schema's role
 */
async function migrateService(migrations, env = process.env) {
    const configuration = (0, read_configuration_1.readConfiguration)(common_configuration_1.migrationConfiguration, env);
    const { databaseMigrationUrl: url, databaseSchema: schema, databaseAppUrl, databaseWorkerUrl, } = configuration;
    const roles = (0, roles_1.rolesOf)(schema);
    const passwords = {
        app: passwordOf(databaseAppUrl, roles.app, 'DATABASE_APP_URL'),
        worker: passwordOf(databaseWorkerUrl, roles.worker, 'DATABASE_WORKER_URL'),
    };
    return (0, run_migrations_1.runMigrations)({ url, schema, migrations, passwords });
}
function passwordOf(address, role, variable) {
    const url = new URL(address);
    if (decodeURIComponent(url.username) !== role) {
        throw new Error(`${variable} must name the user ${role}, which follows from DATABASE_SCHEMA`);
    }
    return decodeURIComponent(url.password);
}
//# sourceMappingURL=migrate-service.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.testDatabase = testDatabase;
exports.asOwner = asOwner;
const node_crypto_1 = require("node:crypto");
const pg_1 = require("pg");
const run_migrations_1 = require("../database/run-migrations");
const roles_1 = require("../database/roles");
async function testDatabase(migrations) {
    const ownerUrl = process.env['TEST_POSTGRES_URL'];
    if (ownerUrl === undefined)
        throw new Error('TEST_POSTGRES_URL is missing: run the tests by `npm test`');
    const schema = `kit_${(0, node_crypto_1.randomBytes)(6).toString('hex')}`;
    const roles = (0, roles_1.rolesOf)(schema);
    await (0, run_migrations_1.runMigrations)({ url: ownerUrl, schema, migrations, passwords: { app: 'app', worker: 'worker' } });
    return {
        schema,
        ownerUrl,
        appUrl: as(ownerUrl, roles.app, 'app'),
        workerUrl: as(ownerUrl, roles.worker, 'worker'),
        drop: () => dropAll(ownerUrl, schema),
    };
}
/** Runs one statement as the owner. */
async function asOwner(url, sql) {
    const client = new pg_1.Client({ connectionString: url });
    await client.connect();
    try {
        return (await client.query(sql)).rows;
    }
    finally {
        await client.end();
    }
}
function as(url, user, password) {
    const address = new URL(url);
    address.username = user;
    address.password = password;
    return address.toString();
}
async function dropAll(url, schema) {
    const { app, worker } = (0, roles_1.rolesOf)(schema);
    await asOwner(url, `DROP SCHEMA IF EXISTS "${schema}" CASCADE; DROP SCHEMA IF EXISTS "${schema}_messaging" CASCADE;
     DROP SCHEMA IF EXISTS "${schema}_topics" CASCADE; DROP ROLE "${app}"; DROP ROLE "${worker}"`);
}
//# sourceMappingURL=test-database.js.map
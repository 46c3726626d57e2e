"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runMigrations = runMigrations;
const typeorm_1 = require("typeorm");
const roles_1 = require("./roles");
/**
 * Makes a service's schema and roles, then runs the migrations that have not run, each in a transaction of its own.
 * Replicas may start it at once: the second waits for the first and finds nothing to do.
 * @returns the names of the migrations that ran now
 */
async function runMigrations({ url, schema, migrations, passwords, }) {
    const source = new typeorm_1.DataSource({
        type: 'postgres',
        url,
        schema,
        migrations: [...migrations],
        migrationsTableName: 'migrations',
        synchronize: false,
        logging: false,
        applicationName: `${schema} migrate`,
        // One connection for the lock, one for the migrations.
        poolSize: 2,
    });
    await source.initialize();
    const lock = source.createQueryRunner();
    try {
        await lock.query(`SELECT pg_advisory_lock(hashtextextended('ledgerbridge migrate', 0))`);
        await prepare(source, schema, (0, roles_1.rolesOf)(schema), passwords);
        const done = await source.runMigrations({ transaction: 'each' });
        return done.map(({ name }) => name);
    }
    finally {
        await lock.release();
        await source.destroy();
    }
}
async function prepare(source, schema, roles, passwords) {
    const statements = [
        ...(0, roles_1.createRolesSql)(roles, passwords),
        `DO $$ BEGIN IF to_regnamespace('${schema}') IS NULL THEN CREATE SCHEMA "${schema}"; END IF; END $$`,
        `GRANT USAGE ON SCHEMA "${schema}" TO "${roles.app}", "${roles.worker}"`,
    ];
    for (const statement of statements)
        await source.query(statement);
}
//# sourceMappingURL=run-migrations.js.map
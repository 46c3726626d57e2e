"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TestDatabase = void 0;
const node_crypto_1 = require("node:crypto");
const pg_1 = require("pg");
const consumer_tables_1 = require("../storage/consumer-tables");
/** A schema of its own in the tests' PostgreSQL, with this library's tables and one that handlers write to. */
class TestDatabase {
    schema;
    url;
    pool;
    constructor(schema = `t_${(0, node_crypto_1.randomBytes)(6).toString('hex')}`) {
        this.schema = schema;
        const url = process.env['TEST_POSTGRES_URL'];
        if (url === undefined)
            throw new Error('TEST_POSTGRES_URL is not set: run the suite by npm test');
        this.url = url;
        this.pool = new pg_1.Pool({ connectionString: url, max: 20 });
    }
    async install() {
        await (0, consumer_tables_1.installConsumerTables)(this.pool, this.schema);
        await this.pool.query(`CREATE TABLE ${this.schema}.handled (n bigserial, member text, tenant_id uuid, key text, id text, data jsonb)`);
        return this;
    }
    /** What handlers have written, in the order they wrote. */
    async handled() {
        const sql = `SELECT member, key, id FROM ${this.schema}.handled ORDER BY n`;
        return (await this.pool.query(sql)).rows;
    }
    /** Runs `work` and then puts positions, inbox and handled rows back to what they were before it. */
    async restoredAfter(work) {
        const tables = ['consumer_positions', 'inbox', 'handled'].map((table) => `${this.schema}.${table}`);
        for (const table of tables)
            await this.pool.query(`CREATE TABLE ${table}_copy AS TABLE ${table}`);
        await work();
        for (const table of tables)
            await this.pool.query(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM ${table}_copy`);
    }
    async drop() {
        await this.pool.query(`DROP SCHEMA ${this.schema} CASCADE`);
        await this.pool.end();
    }
}
exports.TestDatabase = TestDatabase;
//# sourceMappingURL=test-database.js.map
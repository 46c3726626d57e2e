"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
Object.defineProperty(exports, "__esModule", { value: true });
const typeorm_1 = require("typeorm");
const test_database_1 = require("../testing/test-database");
const database_1 = require("./database");
const entities_1 = require("./entities");
const foundation_migration_1 = require("./foundation.migration");
const pools_1 = require("./pools");
const roles_1 = require("./roles");
const run_migrations_1 = require("./run-migrations");
const tenant_table_1 = require("./tenant-table");
const ONE = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
class Notes1700000000000 {
    async up(runner) {
        const schema = (0, foundation_migration_1.schemaOf)(runner);
        await runner.query(`CREATE TABLE "${schema}".notes (tenant_id uuid NOT NULL, text text NOT NULL)`);
        for (const statement of (0, tenant_table_1.tenantTable)(schema, 'notes', (0, roles_1.rolesOf)(schema)))
            await runner.query(statement);
    }
    async down() {
        await Promise.reject(new Error('not taken down'));
    }
}
let Note = class Note {
    tenantId;
    text;
};
__decorate([
    (0, typeorm_1.PrimaryColumn)({ name: 'tenant_id', type: 'uuid' }),
    __metadata("design:type", String)
], Note.prototype, "tenantId", void 0);
__decorate([
    (0, typeorm_1.Column)({ type: 'text' }),
    __metadata("design:type", String)
], Note.prototype, "text", void 0);
Note = __decorate([
    (0, typeorm_1.Entity)('notes')
], Note);
describe('the door that sets the tenants of a transaction', () => {
    let test;
    let database;
    const texts = async (tenants) => database.read(tenants, async (tx) => {
        const { rows } = await tx.query(`SELECT text FROM "${test.schema}".notes ORDER BY text`);
        return rows.map(({ text }) => text);
    });
    const insert = (tenants, tenantId, text) => database.write(tenants, (tx) => tx.query(`INSERT INTO "${test.schema}".notes VALUES ($1, $2)`, [tenantId, text]));
    beforeAll(async () => {
        test = await (0, test_database_1.testDatabase)([Notes1700000000000]);
        // One connection each: whatever a transaction leaves behind, the next one meets.
        const limits = { max: 1, statementMs: 10_000, idleInTransactionMs: 10_000 };
        const ignore = () => undefined;
        database = new database_1.Database({
            schema: test.schema,
            app: (0, pools_1.createPool)(test.appUrl, limits, 'test', ignore),
            worker: (0, pools_1.createPool)(test.workerUrl, limits, 'test', ignore),
            entities: (0, entities_1.entitySource)(test.appUrl, test.schema, [Note], 'test'),
        });
        await insert([ONE], ONE, 'mine');
        await insert([OTHER], OTHER, 'theirs');
    });
    afterAll(async () => {
        await database.close();
        await test.drop();
    });
    it('shows the rows of the tenants of the transaction and of nobody else', async () => {
        expect(await texts([ONE])).toEqual(['mine']);
        expect(await texts([OTHER])).toEqual(['theirs']);
        expect(await texts([ONE, OTHER])).toEqual(['mine', 'theirs']);
    });
    it('shows nothing when no tenant is set, on a connection that had one before', async () => {
        await texts([ONE]);
        expect(await texts([])).toEqual([]);
        const pool = (0, pools_1.createPool)(test.appUrl, { max: 1, statementMs: 0, idleInTransactionMs: 0 }, 'test', () => undefined);
        const { rowCount } = await pool.query(`SELECT * FROM "${test.schema}".notes`);
        await pool.end();
        expect(rowCount).toBe(0);
    });
    it('leaks no tenant after an error in the transaction', async () => {
        await expect(database.read([ONE], () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
        expect(await texts([])).toEqual([]);
    });
    it('refuses a row of a tenant that the transaction is not about', async () => {
        await expect(insert([ONE], OTHER, 'smuggled')).rejects.toThrow('row-level security');
    });
    it('changes no row of another tenant', async () => {
        const changed = await database.write([ONE], (tx) => tx.query(`UPDATE "${test.schema}".notes SET text = text || '!'`));
        expect(changed.rowCount).toBe(1);
        await database.write([ONE], (tx) => tx.query(`UPDATE "${test.schema}".notes SET text = 'mine'`));
        expect(await texts([OTHER])).toEqual(['theirs']);
    });
    it('lets the app role write nothing, even outside a read-only transaction', async () => {
        const pool = (0, pools_1.createPool)(test.appUrl, { max: 1, statementMs: 0, idleInTransactionMs: 0 }, 'test', () => undefined);
        await expect(pool.query(`DELETE FROM "${test.schema}".notes`)).rejects.toThrow('permission denied');
        await pool.end();
        await expect(database.read([ONE], (tx) => tx.query(`INSERT INTO "${test.schema}".notes VALUES ('${ONE}', 'x')`))).rejects.toThrow();
    });
    it('lets neither role switch row-level security off, own a table, or become another role', async () => {
        for (const url of [test.appUrl, test.workerUrl]) {
            const pool = (0, pools_1.createPool)(url, { max: 1, statementMs: 0, idleInTransactionMs: 0 }, 'test', () => undefined);
            await expect(pool.query(`ALTER TABLE "${test.schema}".notes DISABLE ROW LEVEL SECURITY`)).rejects.toThrow('must be owner');
            await expect(pool.query('SET ROLE postgres')).rejects.toThrow('permission denied');
            await pool.query('SET row_security = off');
            await expect(pool.query(`SELECT * FROM "${test.schema}".notes`)).rejects.toThrow('row-level security');
            await pool.end();
        }
        const roles = (0, roles_1.rolesOf)(test.schema);
        const powers = await (0, test_database_1.asOwner)(test.ownerUrl, `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS any_power
       FROM pg_roles WHERE rolname IN ('${roles.app}', '${roles.worker}')`);
        expect(powers).toEqual([{ any_power: false }, { any_power: false }]);
    });
    it('refuses ids that are none, so that no id can name two tenants', async () => {
        await expect(texts([`${ONE},${OTHER}`])).rejects.toThrow('not a UUID');
    });
    it('reads entities of the tenants of the transaction alone, and only reads', async () => {
        const found = await database.entities([ONE], (manager) => manager.find(Note));
        expect(found).toEqual([{ tenantId: ONE, text: 'mine' }]);
        expect(await database.entities([], (manager) => manager.find(Note))).toEqual([]);
        await expect(database.entities([ONE], (manager) => manager.save(Note, { tenantId: ONE, text: 'changed' }))).rejects.toThrow();
    });
    it('says so when a commit was a rollback in truth', async () => {
        await expect(database.write([ONE], async (tx) => {
            await tx.query('SELECT 1 / 0').catch(() => undefined);
        })).rejects.toThrow('rolled back');
    });
    it('goes on when PostgreSQL has ended its connections', async () => {
        await texts([ONE]);
        await (0, test_database_1.asOwner)(test.ownerUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE '${test.schema}%'`);
        expect(await texts([ONE])).toEqual(['mine']);
    });
    it('migrates once, however often and by however many it is asked', async () => {
        const again = () => (0, run_migrations_1.runMigrations)({
            url: test.ownerUrl,
            schema: test.schema,
            migrations: [Notes1700000000000],
            passwords: { app: 'app', worker: 'worker' },
        });
        expect(await Promise.all([again(), again()])).toEqual([[], []]);
    });
});
//# sourceMappingURL=tenant-door.int-spec.js.map
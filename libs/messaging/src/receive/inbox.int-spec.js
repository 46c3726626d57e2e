"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const consumer_tables_1 = require("../storage/consumer-tables");
const transaction_1 = require("../storage/transaction");
const test_database_1 = require("../testing/test-database");
const test_member_1 = require("../testing/test-member");
const inbox_1 = require("./inbox");
describe('Inbox', () => {
    let database;
    let inbox;
    beforeEach(async () => {
        database = await new test_database_1.TestDatabase().install();
        inbox = new inbox_1.Inbox(database.schema);
    });
    afterEach(() => database.drop());
    const key = (id, tenantId = test_member_1.TENANT) => ({ tenantId, source: '/s', id });
    const enter = (consumer, ...ids) => (0, transaction_1.transaction)(database.pool, (tx) => inbox.enter(tx, consumer, ids.map((id) => key(id))));
    it('tells which messages are new', async () => {
        await enter('sync', 'a', 'b');
        expect(await enter('sync', 'b', 'c')).toEqual(new Set([(0, inbox_1.keyText)(key('c'))]));
    });
    it('keeps consumers and tenants apart', async () => {
        await enter('sync', 'a');
        expect((await enter('matching', 'a')).size).toBe(1);
        const other = key('a', test_member_1.TENANT.replace(/1$/, '2'));
        expect((await (0, transaction_1.transaction)(database.pool, (tx) => inbox.enter(tx, 'sync', [other]))).size).toBe(1);
    });
    it('lets exactly one of many transactions have a message, whatever order they ask in', async () => {
        const ids = Array.from({ length: 40 }, (_, n) => `m-${n}`);
        const shuffled = (n) => [...ids].sort((a, b) => ((a.length * n) % 7) - ((b.length * n) % 5) || (n % 2 ? 1 : -1));
        const won = await Promise.all(Array.from({ length: 12 }, (_, n) => enter('sync', ...shuffled(n))));
        expect(won.reduce((sum, fresh) => sum + fresh.size, 0)).toBe(40);
    });
    it('knows a message of an earlier period, and drops periods past their retention', async () => {
        await enter('sync', 'a', 'b');
        const { schema, pool } = database;
        await pool.query(`CREATE TABLE ${schema}.inbox_20240101 PARTITION OF ${schema}.inbox FOR VALUES FROM ('2024-01-01') TO ('2024-01-13');
       UPDATE ${schema}.inbox SET period = '2024-01-01' WHERE id = 'a'`);
        expect(await enter('sync', 'a')).toEqual(new Set());
        await (0, consumer_tables_1.maintainConsumerTables)(pool, schema);
        expect((await enter('sync', 'a')).size).toBe(1);
        expect(await enter('sync', 'b')).toEqual(new Set());
    });
    it('forgets a tenant that is erased', async () => {
        await enter('sync', 'a');
        await inbox.eraseTenant(database.pool, test_member_1.TENANT);
        expect((await enter('sync', 'a')).size).toBe(1);
    });
});
//# sourceMappingURL=inbox.int-spec.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const eventually_1 = require("../testing/eventually");
const memory_log_1 = require("../testing/memory-log");
const test_database_1 = require("../testing/test-database");
const checkpoint_store_1 = require("./checkpoint-store");
const relay_1 = require("./relay");
const toMessages = (event) => event === 'silent' ? [] : [{ topic: 't', key: 'k', value: event }];
const numbered = (count, first = 0) => Array.from({ length: count }, (_, index) => String(first + index).padStart(6, '0'));
describe('Relay', () => {
    let database;
    const relays = [];
    beforeEach(async () => {
        database = await new test_database_1.TestDatabase().install();
    });
    afterEach(async () => {
        await Promise.all(relays.splice(0).map((relay) => relay.close()));
        await database.drop();
    });
    async function start(reader, publish) {
        const { pool, schema } = database;
        const relay = new relay_1.Relay({
            ...{ name: 'out', reader, toMessages, transport: { publish }, pool, schema },
            ...{ batchSize: 50, leaseMs: 1_500, pollMs: 50 },
        });
        relays.push(relay);
        await relay.start();
        return relay;
    }
    it('publishes everything in order and moves its checkpoint past events that say nothing', async () => {
        const log = new memory_log_1.MemoryLog(1);
        log.append(0, ...numbered(200), 'silent', 'silent');
        const sent = [];
        const relay = await start(log, async (messages) => void sent.push(...messages.map(({ value }) => value)));
        await (0, eventually_1.eventually)(() => relay.positions(), (positions) => positions.get(0) === 202n);
        expect(sent).toEqual(numbered(200));
    });
    it('publishes again what it does not know to be published', async () => {
        const log = new memory_log_1.MemoryLog(1);
        log.append(0, ...numbered(10));
        const sent = [];
        let failures = 3;
        const relay = await start(log, async (messages) => {
            sent.push(...messages.map(({ value }) => value));
            if (failures-- > 0)
                throw new Error('the broker did not answer');
        });
        await (0, eventually_1.eventually)(() => relay.positions(), (positions) => positions.get(0) === 10n);
        expect(sent).toHaveLength(40);
        expect(sent.slice(-10)).toEqual(numbered(10));
    });
    it('holds no transaction and no connection while it waits for the broker', async () => {
        const log = new memory_log_1.MemoryLog(1);
        log.append(0, 'event');
        let answer = () => undefined;
        const waiting = new Promise((resolve) => (answer = resolve));
        let asked = false;
        const relay = await start(log, async () => {
            asked = true;
            await waiting;
        });
        try {
            await (0, eventually_1.eventually)(() => asked, Boolean);
            // The renewal of leases borrows a connection for a moment now and then.
            const { pool, schema } = database;
            await (0, eventually_1.eventually)(() => pool.totalCount - pool.idleCount, (borrowed) => borrowed === 0);
            const { rows } = await pool.query(`SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE state LIKE 'idle in transaction%' AND query LIKE '%' || $1 || '%'`, [schema]);
            expect(rows[0]?.count).toBe(0);
        }
        finally {
            answer();
        }
        await (0, eventually_1.eventually)(() => relay.positions(), (positions) => positions.get(0) === 1n);
    });
    it('shares the partitions among replicas and hands over those of one that closes', async () => {
        const log = new memory_log_1.MemoryLog(4);
        const sent = [];
        const publisher = (name) => async (messages) => void sent.push(...messages.map(({ value }) => [name, value]));
        const first = await start(log, publisher('first'));
        await start(log, publisher('second'));
        let round = 0;
        await (0, eventually_1.eventually)(async () => {
            for (let partition = 0; partition < 4; partition++)
                log.append(partition, `${partition}-${round}`);
            round += 1;
            await new Promise((resolve) => setTimeout(resolve, 100));
            return new Set(sent.slice(-4).map(([name]) => name)).size;
        }, (names) => names === 2);
        relays.splice(relays.indexOf(first), 1);
        await first.close();
        for (let partition = 0; partition < 4; partition++)
            log.append(partition, `${partition}-last`);
        await (0, eventually_1.eventually)(() => sent.filter(([, value]) => value.endsWith('last')).length, (count) => count === 4);
        expect(new Set(sent.map(([, value]) => value)).size).toBe(4 * round + 4);
    });
    it('refuses a replica of an old lease and never moves back', async () => {
        const checkpoints = new checkpoint_store_1.CheckpointStore(database.pool, database.schema, 'out');
        expect(await checkpoints.claim(0, '7')).toBe(0n);
        expect(await checkpoints.advance(0, '7', 5n)).toBe(true);
        expect(await checkpoints.claim(0, '8')).toBe(5n);
        expect(await checkpoints.advance(0, '7', 6n)).toBe(false);
        expect(await checkpoints.claim(0, '7')).toBeUndefined();
        expect(await checkpoints.advance(0, '8', 4n)).toBe(false);
    });
    it('publishes at once when it is woken', async () => {
        const log = new memory_log_1.MemoryLog(1);
        const sent = [];
        const { pool, schema } = database;
        const relay = new relay_1.Relay({
            ...{ name: 'slow-poll', reader: log, toMessages, pool, schema, pollMs: 3_600_000 },
            transport: { publish: async (messages) => void sent.push(...messages.map(({ value }) => value)) },
        });
        relays.push(relay);
        await relay.start();
        log.append(0, 'woken');
        relay.wake(0);
        await (0, eventually_1.eventually)(() => sent, ({ length }) => length === 1);
    });
});
//# sourceMappingURL=relay.int-spec.js.map
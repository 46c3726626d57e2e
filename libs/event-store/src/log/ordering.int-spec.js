"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_crypto_1 = require("node:crypto");
const promises_1 = require("node:timers/promises");
const __1 = require("..");
const testing_1 = require("../testing");
/** `EVENT_STORE_PROOF_EVENTS=100000 npm test -- libs/event-store` for the large run. */
const EVENTS = Number(process.env['EVENT_STORE_PROOF_EVENTS'] ?? 10_000);
const WRITERS = 16;
describe('the order of the log', () => {
    let store;
    beforeEach(async () => {
        store = await (0, testing_1.testStore)();
    });
    afterEach(() => store.drop());
    it(`shows a live subscriber each of ${EVENTS} events of ${WRITERS} slow writers once and in order`, async () => {
        const { pool, log, schema } = store;
        await pool.query(`CREATE TABLE ${schema}.seen (n bigserial, partition int, position bigint, id uuid)`);
        const signal = new __1.AppendSignal({ pool, schema });
        await signal.start();
        const subscriber = await (0, __1.runProjection)({
            name: 'seen',
            pool,
            log,
            signal,
            concurrency: 2,
            handle: async (tx, events) => {
                await tx.query(`INSERT INTO ${schema}.seen (partition, position, id)
             SELECT * FROM unnest($1::int[], $2::bigint[], $3::uuid[])`, [events.map((e) => e.partition), events.map((e) => e.position), events.map((e) => e.id)]);
            },
        });
        let left = EVENTS;
        const divisions = Array.from({ length: 40 }, () => (0, node_crypto_1.randomUUID)());
        const write = async () => {
            while (left > 0) {
                const count = Math.min(left, (0, node_crypto_1.randomInt)(1, 51));
                left -= count;
                const divisionId = divisions[(0, node_crypto_1.randomInt)(divisions.length)] ?? null;
                await (0, testing_1.inTransaction)(pool, async (tx) => {
                    await log.append(tx, [(0, testing_1.anAppend)({ divisionId, count })]);
                    await (0, promises_1.setTimeout)((0, node_crypto_1.randomInt)(21));
                });
                signal.notify();
            }
        };
        await Promise.all(Array.from({ length: WRITERS }, write));
        await (0, testing_1.until)(async () => (await subscriber.lag()).every(({ behind }) => behind === 0), 'the subscriber', 240_000);
        await subscriber.stop();
        await signal.stop();
        const { rows } = await pool.query(`SELECT partition, position, id FROM ${schema}.seen ORDER BY n`);
        expect(rows).toHaveLength(EVENTS);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(EVENTS);
        const last = new Map();
        const outOfOrder = rows.filter(({ partition, position }) => {
            const expected = (last.get(partition) ?? 0) + 1;
            last.set(partition, Number(position));
            return Number(position) !== expected;
        });
        expect(outOfOrder).toEqual([]);
    }, 300_000);
    it('is what a reader of "position > last" on a sequence does not have: it loses a late commit', async () => {
        const { pool, schema } = store;
        const table = `${schema}.naive`;
        await pool.query(`CREATE TABLE ${table} (position bigserial PRIMARY KEY, writer text)`);
        const seen = [];
        let last = '0';
        const read = async () => {
            const { rows } = await pool.query(`SELECT * FROM ${table} WHERE position > $1 ORDER BY position`, [last]);
            seen.push(...rows.map(({ writer }) => writer));
            last = rows.at(-1)?.position ?? last;
        };
        await (0, testing_1.inTransaction)(pool, async (slow) => {
            await slow.query(`INSERT INTO ${table} (writer) VALUES ('slow')`);
            await pool.query(`INSERT INTO ${table} (writer) VALUES ('fast')`);
            await read();
        });
        await read();
        expect(seen).toEqual(['fast']);
    });
    it('makes a fast writer of a partition wait for the slow one before it, and lets other partitions pass', async () => {
        const { pool, log } = store;
        const divisionId = (0, testing_1.divisionIn)(0, 8);
        const committed = [];
        let fast = Promise.resolve();
        await (0, testing_1.inTransaction)(pool, async (tx) => {
            await log.append(tx, [(0, testing_1.anAppend)({ divisionId })]);
            fast = store.append((0, testing_1.anAppend)({ divisionId })).then(() => committed.push('fast'));
            await (0, testing_1.until)(() => waitsForALock(store), 'the fast writer to wait');
            await (0, testing_1.inTransaction)(pool, (other) => log.append(other, [(0, testing_1.anAppend)({ divisionId: (0, testing_1.divisionIn)(1, 8) })]));
            committed.push('other partition', 'slow');
        });
        await fast;
        expect(committed).toEqual(['other partition', 'slow', 'fast']);
    });
    it('survives 12 writers whose batches cross partitions in any order without a deadlock', async () => {
        const { pool, log } = store;
        const divisions = Array.from({ length: 24 }, () => (0, node_crypto_1.randomUUID)());
        const write = async () => {
            for (let round = 0; round < 15; round++) {
                const batch = [...divisions]
                    .sort(() => Math.random() - 0.5)
                    .slice(0, 12)
                    .map((divisionId) => (0, testing_1.anAppend)({ divisionId, count: 2 }));
                const results = await (0, testing_1.inTransaction)(pool, (tx) => log.append(tx, batch));
                expect(results.every(({ ok }) => ok)).toBe(true);
            }
        };
        await Promise.all(Array.from({ length: 12 }, write));
        const { rows } = await pool.query(`SELECT count(*) = max(position) AND max(position) = max(p.last_position) AS gapless
       FROM ${store.schema}.events e JOIN ${store.schema}.log_partitions p USING (partition) GROUP BY partition`);
        expect(rows.length).toBeGreaterThan(1);
        expect(rows.every(({ gapless }) => gapless)).toBe(true);
    });
});
async function waitsForALock({ pool, schema }) {
    const { rows } = await pool.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"${schema}".append_events%'`);
    return rows.length > 0;
}
//# sourceMappingURL=ordering.int-spec.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_crypto_1 = require("node:crypto");
const __1 = require("..");
const testing_1 = require("../testing");
describe('a processor that works outside of transactions under a lease', () => {
    let store;
    beforeEach(async () => {
        store = await (0, testing_1.testStore)({ partitions: 1 });
    });
    afterEach(() => store.drop());
    const run = (handle, more = {}) => (0, __1.runLeasedProcessor)({ ...store, name: 'relay', pollMs: 10, handle, ...more });
    const ids = (events) => events.map(({ id }) => id);
    it('hands over every event in order and holds no transaction meanwhile', async () => {
        const published = [];
        let open = -1;
        const relay = await run(async (events) => {
            const { rows } = await store.pool.query(`SELECT count(*)::int AS open FROM pg_stat_activity
         WHERE state LIKE 'idle in transaction%' AND query LIKE '%"${store.schema}"%'`);
            open = rows[0]?.open ?? -1;
            published.push(...events);
        });
        for (let n = 0; n < 5; n++)
            await store.append((0, testing_1.anAppend)({ count: 3 }));
        await (0, testing_1.until)(() => published.length === 15);
        await relay.stop();
        expect(published.map(({ position }) => position)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
        expect(open).toBe(0);
    });
    it('keeps a replica out while another has the lease, for as long as its handler works', async () => {
        await store.append((0, testing_1.anAppend)());
        let release = () => undefined;
        let calls = 0;
        const slow = await run(async () => {
            calls++;
            await new Promise((resolve) => (release = resolve));
        }, { leaseMs: 300 });
        await (0, testing_1.until)(() => calls === 1);
        const other = await run(async () => void calls++, { leaseMs: 300 });
        const renewals = `SELECT lease_until > clock_timestamp() AS held, fence FROM ${store.schema}.checkpoints`;
        const end = Date.now() + 1_000;
        await (0, testing_1.until)(() => Date.now() > end, 'three lease times');
        await expect(store.pool.query(renewals)).resolves.toMatchObject({ rows: [{ held: true, fence: '1' }] });
        expect(calls).toBe(1);
        release();
        await (0, testing_1.until)(async () => (await slow.lag()).every(({ behind }) => behind === 0));
        await Promise.all([slow.stop(), other.stop()]);
    });
    it('does not let a zombie whose lease went to another move the checkpoint', async () => {
        await store.append((0, testing_1.anAppend)(), (0, testing_1.anAppend)());
        const gates = [];
        let lost = false;
        const zombie = await run(async (_events, signal) => {
            signal.addEventListener('abort', () => (lost = true));
            await new Promise((resolve) => gates.push(resolve));
        }, { leaseMs: 90, batchSize: 1 });
        await (0, testing_1.until)(() => gates.length === 1);
        await store.pool.query(`UPDATE ${store.schema}.checkpoints SET fence = fence + 1, lease_owner = $1, lease_until = now() + interval '1 h'`, [(0, node_crypto_1.randomUUID)()]);
        await (0, testing_1.until)(() => lost, 'the zombie to hear of it');
        gates[0]?.();
        await zombie.stop();
        const { rows } = await store.pool.query(`SELECT position, fence FROM ${store.schema}.checkpoints`);
        expect(rows).toEqual([{ position: '0', fence: '2' }]);
    });
    it('hands the same events over again after a failure', async () => {
        await store.append((0, testing_1.anAppend)(), (0, testing_1.anAppend)());
        const tries = [];
        const relay = await run(async (events) => {
            tries.push(ids(events));
            if (tries.length < 3)
                throw new Error('broker down');
        }, { retryMs: 5 });
        await (0, testing_1.until)(async () => (await relay.lag()).every(({ behind }) => behind === 0));
        await relay.stop();
        const [both, first, again, second] = tries;
        expect(both).toHaveLength(2);
        expect([first, again, second]).toEqual([[both?.[0]], [both?.[0]], [both?.[1]]]);
    });
});
//# sourceMappingURL=leased-processor.int-spec.js.map
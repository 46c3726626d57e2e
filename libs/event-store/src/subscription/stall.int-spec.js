"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_crypto_1 = require("node:crypto");
const __1 = require("..");
const testing_1 = require("../testing");
describe('a subscription that meets an event it cannot handle', () => {
    let store;
    let running;
    let handled;
    let stalls;
    const bad = new Set();
    beforeEach(async () => {
        store = await (0, testing_1.testStore)({ partitions: 2 });
        [running, handled, stalls] = [[], [], []];
        bad.clear();
    });
    afterEach(async () => {
        for (const processor of running)
            await processor.stop();
        await store.drop();
    });
    const run = async (more = {}) => {
        const processor = await (0, __1.runProjection)({
            name: 'orders',
            pool: store.pool,
            log: store.log,
            pollMs: 20,
            retryMs: 5,
            maxRetryMs: 20,
            onStall: (stall) => stalls.push(stall),
            handle: async (tx, events) => {
                if (events.some(({ streamId }) => bad.has(streamId)))
                    throw new RangeError('content that nobody may see');
                await tx.query('SELECT 1');
                handled.push(...events);
            },
            ...more,
        });
        running.push(processor);
        return processor;
    };
    const isHandled = (streamId) => handled.some((event) => event.streamId === streamId);
    const [division, elsewhere] = [(0, testing_1.divisionIn)(0, 2), (0, testing_1.divisionIn)(1, 2)];
    it('handles what comes before, says which event it is, and goes on elsewhere', async () => {
        const [before, broken, after, other] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)()];
        bad.add(broken);
        await store.append(...[before, broken, after].map((streamId) => (0, testing_1.anAppend)({ streamId, divisionId: division })), (0, testing_1.anAppend)({ streamId: other, divisionId: elsewhere }));
        const processor = await run();
        await (0, testing_1.until)(() => stalls.length > 2 && isHandled(before) && isHandled(other), 'three stalls');
        expect(isHandled(after)).toBe(false);
        expect(stalls.at(-1)).toMatchObject({
            subscription: 'orders',
            position: 2,
            event: { streamId: broken, type: 'Happened' },
        });
        expect(stalls.map(({ attempts }) => attempts).slice(0, 3)).toEqual([1, 2, 3]);
        const stuck = (await processor.lag()).find(({ failing }) => failing);
        expect(stuck).toMatchObject({
            position: 1,
            behind: 2,
            failing: { streamId: broken, reason: 'RangeError' },
        });
        expect(stuck?.seconds).toBeGreaterThan(0);
        const { rows } = await store.pool.query(`SELECT 1 FROM ${store.schema}.checkpoints c WHERE c::text LIKE '%nobody may see%'`);
        expect(rows).toEqual([]);
    });
    it('goes on by itself once the event can be handled', async () => {
        const [broken, after] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)()];
        bad.add(broken);
        await store.append(...[broken, after].map((streamId) => (0, testing_1.anAppend)({ streamId, divisionId: division })));
        const processor = await run();
        await (0, testing_1.until)(() => stalls.length > 0);
        bad.clear();
        await (0, testing_1.until)(() => isHandled(after));
        await (0, testing_1.until)(async () => (await processor.lag()).every(({ failing, behind }) => !failing && behind === 0));
        expect(handled.map(({ streamId }) => streamId)).toEqual([broken, after]);
    });
    it('passes over a stream that an operator quarantined, and shows that it does', async () => {
        const [broken, after] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)()];
        bad.add(broken);
        await store.append(...[broken, after].map((streamId) => (0, testing_1.anAppend)({ streamId, divisionId: division })));
        await run({ retryMs: 3_600_000, maxRetryMs: 3_600_000 });
        await (0, testing_1.until)(() => stalls.length > 0);
        const order = { subscription: 'orders', streamId: broken, reason: 'negative total', by: 'operator:7' };
        await (0, __1.quarantineStream)(store.pool, store.schema, order);
        await (0, __1.quarantineStream)(store.pool, store.schema, order);
        await (0, testing_1.until)(() => isHandled(after));
        expect(isHandled(broken)).toBe(false);
        expect(await (0, __1.quarantinedStreams)(store.pool, store.schema)).toEqual([
            { ...order, at: expect.any(Date) },
        ]);
        bad.clear();
        await expect((0, __1.releaseStream)(store.pool, store.schema, 'orders', broken)).resolves.toBe(true);
        await expect((0, __1.releaseStream)(store.pool, store.schema, 'orders', broken)).resolves.toBe(false);
        await store.append((0, testing_1.anAppend)({ streamId: broken, divisionId: division, expectedVersion: 1 }));
        await (0, testing_1.until)(() => isHandled(broken));
    });
    it('leaves an event of a newer release to the replica that knows it, and alarms when none does', async () => {
        const { schema, pool } = store;
        const known = (0, node_crypto_1.randomUUID)();
        const old = new __1.EventLog({ schema, partitions: 2, keys: store.log.keys, catalogue: { Happened: 1 } });
        const alarms = [];
        await store.append((0, testing_1.anAppend)({ streamId: known, divisionId: division }), (0, testing_1.anAppend)({ divisionId: division, events: [{ type: 'Happened', schemaVersion: 2, data: {} }] }), (0, testing_1.anAppend)({ divisionId: division, events: [{ type: 'Invented', data: {} }] }));
        const options = { log: old, unknownRetryMs: 5, onUnknownEvent: (unknown) => alarms.push(unknown) };
        const patient = await run(options);
        await (0, testing_1.until)(async () => (await patient.lag()).some(({ failing }) => failing?.reason === 'UnknownEventError'));
        expect(isHandled(known)).toBe(true);
        expect([stalls, alarms]).toEqual([[], []]);
        await pool.query(`UPDATE ${schema}.checkpoints SET failing_since = failing_since - interval '11 minutes'`);
        await (0, testing_1.until)(() => alarms.length > 0);
        expect(alarms[0]).toMatchObject({ position: 2, error: { name: 'UnknownEventError', schemaVersion: 2 } });
        await run();
        await (0, testing_1.until)(() => handled.length === 3);
        await (0, testing_1.until)(async () => (await patient.lag()).every(({ failing }) => !failing));
        expect(stalls).toEqual([]);
    });
    it('refuses to read a stream with an event it does not know', async () => {
        const { schema, pool, log } = store;
        const old = new __1.EventLog({ schema, partitions: 2, keys: log.keys, catalogue: { Happened: 1 } });
        const append = (0, testing_1.anAppend)({ events: [{ type: 'Invented', data: {} }] });
        await store.append(append);
        await expect(old.readStream(pool, append.streamId)).rejects.toMatchObject({ name: 'UnknownEventError' });
    });
});
//# sourceMappingURL=stall.int-spec.js.map
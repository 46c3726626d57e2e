"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_crypto_1 = require("node:crypto");
const __1 = require("..");
const testing_1 = require("../testing");
describe('the event log', () => {
    let store;
    beforeAll(async () => {
        store = await (0, testing_1.testStore)({ partitions: 4 });
    });
    afterAll(() => store.drop());
    it('gives back what was appended, in order, with everything that events carry', async () => {
        const [tenantId, divisionId, eventId] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)()];
        const append = (0, testing_1.anAppend)({
            tenantId,
            divisionId,
            events: [
                { id: eventId, type: 'Opened', data: { amount: '12.50', tags: ['a', null], nested: { deep: true } } },
                { type: 'Closed', schemaVersion: 3, data: {}, sealed: { memo: 'for Bob – ü\u0000' } },
            ],
        });
        const [result] = await store.append(append);
        const partition = (0, __1.partitionOf)(divisionId, 4);
        expect(result).toMatchObject({ ok: true, partition, version: 2 });
        const events = await store.log.readStream(store.pool, append.streamId);
        expect(events).toEqual([
            {
                partition,
                position: expect.any(Number),
                id: eventId,
                streamId: append.streamId,
                version: 1,
                type: 'Opened',
                schemaVersion: 1,
                data: { amount: '12.50', tags: ['a', null], nested: { deep: true } },
                sealed: null,
                metadata: append.metadata,
            },
            expect.objectContaining({
                version: 2,
                type: 'Closed',
                schemaVersion: 3,
                sealed: { memo: 'for Bob – ü\u0000' },
            }),
        ]);
    });
    it('answers a conflict with the version it found and inserts the rest of the batch', async () => {
        const [existing, fresh] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)()];
        await store.append((0, testing_1.anAppend)({ streamId: existing, count: 2 }));
        const results = await store.append((0, testing_1.anAppend)({ streamId: existing }), (0, testing_1.anAppend)({ streamId: existing, expectedVersion: 1 }), (0, testing_1.anAppend)({ streamId: fresh }), (0, testing_1.anAppend)({ streamId: (0, node_crypto_1.randomUUID)(), expectedVersion: 7 }));
        expect(results).toMatchObject([
            { ok: false, reason: 'version-conflict', actualVersion: 2 },
            { ok: false, reason: 'version-conflict', actualVersion: 2 },
            { ok: true, streamId: fresh, version: 1 },
            { ok: false, reason: 'version-conflict', actualVersion: 0 },
        ]);
        expect(await store.log.readStream(store.pool, existing)).toHaveLength(2);
    });
    it('judges two appends to one stream in a batch one after the other', async () => {
        const streamId = (0, node_crypto_1.randomUUID)();
        const results = await store.append((0, testing_1.anAppend)({ streamId, count: 3 }), (0, testing_1.anAppend)({ streamId, expectedVersion: 2 }), (0, testing_1.anAppend)({ streamId, expectedVersion: 3, count: 2 }));
        expect(results).toMatchObject([{ version: 3 }, { ok: false, actualVersion: 3 }, { version: 5 }]);
        const versions = (await store.log.readStream(store.pool, streamId)).map(({ version }) => version);
        expect(versions).toEqual([1, 2, 3, 4, 5]);
    });
    it('leaves no hole in the positions of a partition when a transaction rolls back', async () => {
        const divisionId = (0, node_crypto_1.randomUUID)();
        const [before] = await store.append((0, testing_1.anAppend)({ divisionId }));
        await expect((0, testing_1.inTransaction)(store.pool, async (tx) => {
            await store.log.append(tx, [(0, testing_1.anAppend)({ divisionId, count: 5 })]);
            throw new Error('changed my mind');
        })).rejects.toThrow('changed my mind');
        const [after] = await store.append((0, testing_1.anAppend)({ divisionId }));
        expect(position(after)).toBe(position(before) + 1);
    });
    it('lets exactly one of many concurrent writers of a version win', async () => {
        const streamId = (0, node_crypto_1.randomUUID)();
        for (const expectedVersion of ['no-stream', 1, 2]) {
            const results = await Promise.all(Array.from({ length: 16 }, () => store.append((0, testing_1.anAppend)({ streamId, expectedVersion }))));
            expect(results.flat().filter(({ ok }) => ok)).toHaveLength(1);
        }
        expect(await store.log.readStream(store.pool, streamId)).toHaveLength(3);
    });
    it('reads several streams in one query, an unknown one as empty', async () => {
        const [a, b, none] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)()];
        await store.append((0, testing_1.anAppend)({ streamId: a, count: 2 }), (0, testing_1.anAppend)({ streamId: b }));
        const streams = await store.log.readStreams(store.pool, [a, b, none]);
        expect([a, b, none].map((id) => streams.get(id)?.length)).toEqual([2, 1, 0]);
    });
    it('refuses a stream whose division changed, as a bug', async () => {
        const streamId = (0, node_crypto_1.randomUUID)();
        const [home, elsewhere] = [(0, testing_1.divisionIn)(0, 4), (0, testing_1.divisionIn)(1, 4)];
        await store.append((0, testing_1.anAppend)({ streamId, divisionId: home }));
        const moved = (0, testing_1.anAppend)({ streamId, divisionId: elsewhere, expectedVersion: 1 });
        await expect(store.append(moved)).rejects.toThrow(/its division or tenant changed/);
        const first = (0, testing_1.anAppend)({ streamId, divisionId: home, expectedVersion: 1 });
        await expect(store.append(first, moved)).rejects.toThrow(/its division or tenant changed/);
    });
    it('refuses a writer configured with another number of partitions', async () => {
        const { schema, log, pool } = store;
        const wrong = new __1.EventLog({ schema, partitions: 5, keys: log.keys });
        await expect((0, testing_1.inTransaction)(pool, (tx) => wrong.append(tx, [(0, testing_1.anAppend)()]))).rejects.toThrow(/has 4 partitions/);
    });
    it('refuses an event id that the log has already', async () => {
        const event = { id: (0, node_crypto_1.randomUUID)(), type: 'Happened', data: {} };
        await store.append((0, testing_1.anAppend)({ events: [event] }));
        await expect(store.append((0, testing_1.anAppend)({ events: [event] }))).rejects.toThrow(/events_id/);
    });
    it.each([
        ['an append without events', { events: [] }, /has no events/],
        ['a stream id that is no UUID', { streamId: 'order-1' }, /Not a UUID/],
        ['a version below the first', { expectedVersion: 0 }, /Not a version/],
        ['a sealed part without a tenant', { events: [{ type: 'X', data: {}, sealed: {} }] }, /no tenant/],
    ])('refuses %s, as a bug', async (_, malformed, message) => {
        await expect(store.append((0, testing_1.anAppend)(malformed))).rejects.toThrow(message);
    });
});
function position(result) {
    if (result?.lastPosition === undefined)
        throw new Error('not appended');
    return result.lastPosition;
}
//# sourceMappingURL=event-log.int-spec.js.map
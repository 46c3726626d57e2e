"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_child_process_1 = require("node:child_process");
const node_events_1 = require("node:events");
const node_crypto_1 = require("node:crypto");
const __1 = require("..");
const testing_1 = require("../testing");
const compile_program_1 = require("../testing/compile-program");
const EVENTS = Number(process.env['EVENT_STORE_PROOF_EVENTS'] ?? 10_000) / 5;
describe('three replicas of a subscription, as processes', () => {
    let store;
    let compiled;
    const processes = [];
    beforeAll(async () => {
        compiled = (0, compile_program_1.compileProgram)('testing/replica.ts');
        store = await (0, testing_1.testStore)();
        await store.pool.query(`CREATE TABLE ${store.schema}.effects (n bigserial, replica text, partition int, position bigint)`);
    });
    afterAll(async () => {
        for (const child of processes)
            child.kill('SIGKILL');
        await store.drop();
        compiled.remove();
    });
    const spawnReplica = (replica) => {
        const orders = JSON.stringify({ url: store.url, schema: store.schema, replica });
        const child = (0, node_child_process_1.spawn)(process.execPath, [compiled.program, orders], {
            stdio: ['ignore', 'ignore', 'inherit'],
        });
        processes.push(child);
        return child;
    };
    const effects = async () => {
        const { rows } = await store.pool.query(`SELECT replica, partition, position FROM ${store.schema}.effects ORDER BY n`);
        return rows;
    };
    const working = async () => new Set((await effects()).map(({ replica }) => replica)).size;
    it('lose nothing and handle nothing twice when one is killed at work', async () => {
        const [first, second, third] = [spawnReplica('first'), spawnReplica('second'), spawnReplica('third')];
        const signal = new __1.AppendSignal(store);
        let left = EVENTS;
        let killed = false;
        const append = async () => {
            const count = Math.min(left, (0, node_crypto_1.randomInt)(1, 51));
            left -= count;
            await store.append((0, testing_1.anAppend)({ count, divisionId: (0, node_crypto_1.randomUUID)() }));
            signal.notify();
        };
        while (left > EVENTS / 2 || (await working()) < 3) {
            if (left === 0)
                left += 50;
            await append();
        }
        const exit = (0, node_events_1.once)(first, 'exit');
        killed = first.kill('SIGKILL');
        await exit;
        while (left > 0)
            await append();
        const total = await store.pool.query(`SELECT count(*)::int AS events FROM ${store.schema}.events`);
        const expected = total.rows[0]?.events ?? 0;
        await (0, testing_1.until)(async () => (await effects()).length >= expected, 'all effects', 120_000);
        const stopped = [second, third].map((child) => (0, node_events_1.once)(child, 'exit'));
        second.kill('SIGTERM');
        third.kill('SIGTERM');
        for (const exitOf of stopped)
            await expect(exitOf).resolves.toEqual([0, null]);
        await signal.stop();
        expect(killed).toBe(true);
        const rows = await effects();
        expect(rows).toHaveLength(expected);
        const last = new Map();
        for (const { partition, position } of rows) {
            expect(Number(position)).toBe((last.get(partition) ?? 0) + 1);
            last.set(partition, Number(position));
        }
        expect(new Set(rows.map(({ replica }) => replica)).size).toBe(3);
    }, 240_000);
});
//# sourceMappingURL=replicas.int-spec.js.map
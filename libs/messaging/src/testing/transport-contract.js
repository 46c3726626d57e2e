"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.transportContract = transportContract;
const positions_1 = require("../receive/positions");
const child_process_1 = require("./child-process");
const eventually_1 = require("./eventually");
const order_message_1 = require("./order-message");
const poison_1 = require("./poison");
const test_database_1 = require("./test-database");
const test_member_1 = require("./test-member");
const PARTITIONS = 4;
let topics = 0;
/** What every transport promises. Both are held to it by this one spec. */
function transportContract(makeHarness) {
    let database;
    let harness;
    let topic;
    const members = [];
    beforeEach(async () => {
        database = await new test_database_1.TestDatabase().install();
        harness = await makeHarness(database);
        topic = `${database.schema}-${++topics}.${test_member_1.PATTERN}`;
        const transport = harness.transport();
        await transport.ensureTopics([{ topic, partitions: PARTITIONS }]);
        await transport.close();
    });
    afterEach(async () => {
        await Promise.all(members.splice(0).map((member) => member.stop()));
        await harness.close();
        await database.drop();
    });
    async function join(options = {}) {
        const member = await test_member_1.TestMember.start({ database, topic, transport: harness.transport(), ...options });
        members.push(member);
        return member;
    }
    async function leave(member) {
        members.splice(members.indexOf(member), 1);
        await member.stop();
    }
    async function publish(messages) {
        const transport = harness.transport();
        await transport.publish(messages);
        await transport.close();
    }
    const handledCount = async (count) => (0, eventually_1.eventually)(() => database.handled(), (rows) => rows.length >= count);
    const parkedCount = async (member, count) => (await (0, eventually_1.eventually)(() => member.server.parked.list({ limit: 200 }), ({ items }) => items.length >= count)).items;
    it('delivers every message once, in batches and in the order of each key', async () => {
        const batches = [];
        await publish((0, order_message_1.orderMessages)(topic, 600));
        await join({ before: async (messages) => void batches.push(messages.length) });
        const rows = await handledCount(600);
        expect(rows).toHaveLength(600);
        for (let key = 0; key < 8; key++) {
            const ids = rows.filter((row) => row.key === `key-${key}`).map(({ id }) => id);
            expect(ids).toEqual([...ids].sort());
        }
        expect(Math.max(...batches)).toBeGreaterThan(1);
    });
    it('handles a message once that was sent several times', async () => {
        const again = (0, order_message_1.orderMessages)(topic, 20);
        await join();
        await publish([...again, ...again]);
        await publish([...again, (0, order_message_1.orderMessage)(topic, 'last', 'last')]);
        await (0, eventually_1.eventually)(() => database.handled(), (rows) => rows.some(({ id }) => id === 'last'));
        await publish((0, order_message_1.orderMessages)(topic, 8, 8, 1_000));
        const rows = await handledCount(29);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    });
    it('gives every group its own copy', async () => {
        await publish((0, order_message_1.orderMessages)(topic, 10));
        await join({ name: 'one', consumer: `one-${database.schema}` });
        await join({ name: 'two', consumer: `two-${database.schema}` });
        const rows = await handledCount(20);
        expect(rows.filter(({ member }) => member === 'one')).toHaveLength(10);
        expect(rows.filter(({ member }) => member === 'two')).toHaveLength(10);
    });
    it('shares the partitions among the members and takes over from one that leaves', async () => {
        const first = await join({ name: 'first' });
        await join({ name: 'second' });
        let sent = 0;
        const sendSome = async () => publish((0, order_message_1.orderMessages)(topic, 40, 40, (sent += 40)));
        await (0, eventually_1.eventually)(async () => (await sendSome(),
            new Set((await database.handled()).slice(-40).map(({ member }) => member))), (names) => names.size === 2);
        await leave(first);
        await sendSome();
        const rows = await handledCount(sent);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(sent);
    });
    it('loses nothing and handles nothing twice when a member is killed in the middle of a batch', async () => {
        await publish((0, order_message_1.orderMessages)(topic, 100));
        const child = new child_process_1.MemberProcess({
            ...harness.childConfig,
            kind: harness.kind,
            schema: database.schema,
            topic,
            hangAfter: 20,
        });
        await child.hanging();
        await child.kill();
        await join({ name: 'successor' });
        const rows = await handledCount(100);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(100);
        expect(rows).toHaveLength(100);
        expect(rows.filter(({ member }) => member === 'child').length).toBeGreaterThan(0);
    });
    it('asks again for what a restored database has lost', async () => {
        await publish((0, order_message_1.orderMessages)(topic, 40));
        const before = await join();
        await handledCount(40);
        await leave(before);
        await database.restoredAfter(async () => {
            const lost = await join();
            await publish((0, order_message_1.orderMessages)(topic, 40, 8, 40));
            await handledCount(80);
            await leave(lost);
        });
        expect(await database.handled()).toHaveLength(40);
        await join();
        const rows = await handledCount(80);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(80);
    });
    it('starts at the beginning when its position lies beyond the end of the log', async () => {
        await publish((0, order_message_1.orderMessages)(topic, 10));
        const positions = new positions_1.PositionStore(database.pool, database.schema);
        for (let partition = 0; partition < PARTITIONS; partition++)
            await positions.claim(`sync-${database.schema}`, topic, partition);
        await database.pool.query(`UPDATE ${database.schema}.consumer_positions SET next_offset = 1000000`);
        await join();
        expect(await handledCount(10)).toHaveLength(10);
    });
    it('parks the one message whose handler keeps failing and handles all others', async () => {
        const member = await join({
            before: async (messages) => {
                if (messages.some(({ id }) => id === '00000013'))
                    throw new TypeError('a bug that this message meets');
            },
        });
        await publish((0, order_message_1.orderMessages)(topic, 50));
        const [parked] = await parkedCount(member, 1);
        expect(parked).toMatchObject({ code: 'handler-failed', messageId: '00000013', tenantId: test_member_1.TENANT });
        expect(await handledCount(49)).toHaveLength(49);
    });
    it('keeps trying when the failure is the database connection, and parks nothing', async () => {
        let failures = 0;
        const member = await join({
            before: async (_messages, { tx }) => {
                if (failures++ < 12)
                    await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
            },
            limits: { backoffMs: 5 },
        });
        await publish((0, order_message_1.orderMessages)(topic, 5, 1));
        expect(await handledCount(5)).toHaveLength(5);
        expect(await member.server.parked.counts()).toEqual([]);
    });
    it('lets a handler take longer than the session and goes on with other partitions meanwhile', async () => {
        let release = () => undefined;
        const released = new Promise((resolve) => (release = resolve));
        let holding = false;
        const hold = async ([message]) => {
            if (message?.id !== '00000000')
                return;
            holding = true;
            await released;
        };
        await join({ name: 'slow', before: hold, limits: { batchSize: 1 } });
        await publish((0, order_message_1.orderMessages)(topic, 1));
        await (0, eventually_1.eventually)(() => holding, Boolean);
        // 64 keys spread over the four partitions; those behind the slow message wait for it.
        await publish((0, order_message_1.orderMessages)(topic, 64, 64, 1));
        const meanwhile = await handledCount(20);
        expect(meanwhile.map(({ id }) => id)).not.toContain('00000000');
        await new Promise((resolve) => setTimeout(resolve, 8_000));
        release();
        const rows = await handledCount(65);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(65);
        expect(rows).toHaveLength(65);
    });
    it('writes nothing for a batch whose partition another member has claimed since, and claims it again', async () => {
        const positions = new positions_1.PositionStore(database.pool, database.schema);
        const generations = [];
        let tries = 0;
        await join({
            // Between the fetch of the batch and its transaction.
            whilePreparing: async () => {
                if (tries++ > 0)
                    return;
                for (let partition = 0; partition < PARTITIONS; partition++)
                    generations.push((await positions.claim(`sync-${database.schema}`, topic, partition)).generation);
            },
        });
        await publish((0, order_message_1.orderMessages)(topic, 10, 1));
        expect(await handledCount(10)).toHaveLength(10);
        expect(generations).toHaveLength(PARTITIONS);
        expect(tries).toBeGreaterThan(1);
    });
    it('parks each kind of poison with its reason and is not held up by any', async () => {
        const member = await join();
        await harness.publishRaw(poison_1.POISON.map((poison) => (0, poison_1.poisonRecord)(topic, poison)));
        await publish((0, order_message_1.orderMessages)(topic, 16));
        expect(await handledCount(16)).toHaveLength(16);
        const parked = await parkedCount(member, poison_1.POISON.length);
        const codes = (list) => list.map(({ code }) => code).sort();
        expect(codes(parked)).toEqual(codes(poison_1.POISON));
        expect(poison_1.POISON.length).toBeGreaterThanOrEqual(20);
    });
    it('reads a CloudEvent in binary mode', async () => {
        await join();
        const headers = {
            ce_specversion: '1.0',
            ce_id: 'binary-1',
            ce_source: '/tests',
            ce_type: `ledgerbridge.${test_member_1.PATTERN}.v1`,
            ce_tenantid: 'acme',
            'content-type': 'application/json',
        };
        await harness.publishRaw([{ topic, key: Buffer.from('k'), value: Buffer.from('{"key":"k"}'), headers }]);
        expect(await handledCount(1)).toMatchObject([{ id: 'binary-1', key: 'k' }]);
    });
    it('redrives a parked message through the same path, once', async () => {
        let broken = true;
        const member = await join({
            before: async (messages, context) => {
                const reason = { code: 'not-now', detail: 'the handler refuses it for now' };
                if (broken)
                    for (const message of messages)
                        context.park(message, reason);
                if (broken)
                    messages.splice(0);
            },
        });
        await publish([(0, order_message_1.orderMessage)(topic, 'key', 'redriven')]);
        const [parked] = await parkedCount(member, 1);
        const id = parked?.id ?? '';
        expect(await member.server.parked.redrive(id)).toMatchObject({
            status: 'parked',
            reason: { code: 'not-now' },
        });
        broken = false;
        expect(await member.server.parked.redrive(id)).toEqual({ status: 'redriven' });
        expect(await member.server.parked.redrive(id)).toEqual({ status: 'not-parked' });
        expect(await database.handled()).toMatchObject([{ id: 'redriven' }]);
        expect(await member.server.parked.counts()).toEqual([]);
    });
    it('redrives everything of a tenant that has become known', async () => {
        const tenants = new Map();
        const member = await join({ tenants });
        const early = (0, order_message_1.orderMessages)(topic, 6).map((message) => ({
            ...message,
            value: message.value.replace('"tenantid":"acme"', '"tenantid":"newcomer"'),
        }));
        await publish(early);
        await parkedCount(member, 6);
        tenants.set('newcomer', { tenantId: test_member_1.TENANT, hostId: 'local' });
        const filter = { tenantExternalId: 'newcomer', code: 'unknown-tenant' };
        expect(await member.server.parked.redriveWhere(filter)).toEqual({ redriven: 6, parked: 0 });
        expect(await database.handled()).toHaveLength(6);
    });
    it('splits what is too big for one request and keeps the order', async () => {
        const text = 'x'.repeat(100_000);
        const big = Array.from({ length: 30 }, (_, index) => (0, order_message_1.orderMessage)(topic, 'big', String(index).padStart(8, '0'), { text }));
        await publish(big);
        await join();
        const ids = (await handledCount(30)).map(({ id }) => id);
        expect(ids).toEqual([...ids].sort());
    });
    it('tells that it is up', async () => {
        const transport = harness.transport();
        expect(await transport.health()).toEqual({ status: 'up' });
        await transport.close();
    });
}
//# sourceMappingURL=transport-contract.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const test_database_1 = require("../testing/test-database");
const topic_log_1 = require("./topic-log");
const topic_tables_1 = require("./topic-tables");
describe('TopicLog', () => {
    let database;
    let log;
    beforeEach(async () => {
        database = new test_database_1.TestDatabase();
        await (0, topic_tables_1.installTopicTables)(database.pool, database.schema);
        log = new topic_log_1.TopicLog(database.pool, database.schema);
        await log.create([{ topic: 't', partitions: 2 }]);
    });
    afterEach(() => database.drop());
    const record = (key, value) => ({
        topic: 't',
        key: Buffer.from(key),
        value: Buffer.from(value),
        headers: { a: 'b' },
    });
    const read = async (partition, offset = '0', limit = 10_000, bytes = 1e9) => (await log.read({ topic: 't', partition, offset }, limit, bytes)).messages;
    it('gives gapless offsets that a reader at the end never misses, with many writers at once', async () => {
        let writing = true;
        const seen = [[], []];
        const follow = async (partition) => {
            for (let last = false;;) {
                const page = await read(partition, String(seen[partition]?.length));
                seen[partition]?.push(...page.map(({ offset }) => offset));
                if (last && page.length === 0)
                    return;
                last = !writing;
            }
        };
        const followers = [follow(0), follow(1)];
        const writer = async (name) => {
            for (let n = 0; n < 25; n++)
                await log.append(Array.from({ length: 1 + ((name + n) % 7) }, (_, i) => record(`k${name}-${i}`, `${n}`)));
        };
        await Promise.all(Array.from({ length: 16 }, (_, name) => writer(name)));
        writing = false;
        await Promise.all(followers);
        const counts = await Promise.all([log.end('t', 0), log.end('t', 1)]);
        expect(seen.map(({ length }) => BigInt(length))).toEqual(counts);
        for (const offsets of seen)
            expect(offsets).toEqual(offsets.map((_, index) => String(index)));
    });
    it('keeps the order of a batch within a key and gives keys, values and headers back as they came', async () => {
        await log.append(['1', '2', '3'].map((value) => record('one-key', value)));
        const messages = [...(await read(0)), ...(await read(1))];
        expect(messages.map(({ value }) => value?.toString())).toEqual(['1', '2', '3']);
        expect(messages[0]).toMatchObject({ key: Buffer.from('one-key'), headers: { a: 'b' }, offset: '0' });
    });
    it('bounds a page by bytes but always gives one message', async () => {
        await log.append(['x'.repeat(500), 'y'.repeat(500), 'z'].map((value) => record('k', value)));
        const partition = (await read(0)).length > 0 ? 0 : 1;
        expect(await read(partition, '0', 10, 100)).toHaveLength(1);
        expect(await read(partition, '0', 10, 501)).toHaveLength(2);
    });
    it('drops the days past their retention and goes on from later ones', async () => {
        await log.append([record('k', 'old')]);
        const partition = (await read(0)).length > 0 ? 0 : 1;
        await database.pool.query(`CREATE TABLE ${database.schema}.topic_messages_20240101 PARTITION OF ${database.schema}.topic_messages
         FOR VALUES FROM ('2024-01-01') TO ('2024-01-02');
       UPDATE ${database.schema}.topic_messages SET day = '2024-01-01'`);
        await log.append([record('k', 'new')]);
        await (0, topic_tables_1.maintainTopicTables)(database.pool, database.schema);
        expect((await read(partition)).map(({ offset, value }) => [offset, value?.toString()])).toEqual([
            ['1', 'new'],
        ]);
    });
    it('says which topic does not exist', async () => {
        await expect(log.append([{ ...record('k', 'v'), topic: 'nowhere' }])).rejects.toThrow('topic nowhere does not exist');
    });
    it('does not change the partitions of a topic that exists', async () => {
        await log.create([{ topic: 't', partitions: 9 }]);
        expect(await new topic_log_1.TopicLog(database.pool, database.schema).partitions('t')).toBe(2);
    });
});
//# sourceMappingURL=topic-log.int-spec.js.map
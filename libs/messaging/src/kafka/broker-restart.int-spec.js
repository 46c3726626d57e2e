"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const describe_with_kafka_1 = require("../testing/describe-with-kafka");
const eventually_1 = require("../testing/eventually");
const order_message_1 = require("../testing/order-message");
const own_broker_1 = require("../testing/own-broker");
const test_database_1 = require("../testing/test-database");
const test_member_1 = require("../testing/test-member");
const kafka_transport_1 = require("./kafka-transport");
(0, describe_with_kafka_1.describeWithKafka)('KafkaTransport when the broker is killed', () => {
    // A broker that KAFKA_BROKERS names is not ours to kill.
    const test = process.env['KAFKA_BROKERS'] === undefined ? it : it.skip;
    test('loses no acknowledged message, goes on by itself and handles each once', async () => {
        const broker = await own_broker_1.OwnBroker.create();
        const database = await new test_database_1.TestDatabase().install();
        const brokers = await broker.start();
        const topic = test_member_1.PATTERN;
        const transport = () => new kafka_transport_1.KafkaTransport({ brokers, clientId: 'test', times: { sessionTimeoutMs: 6_000 } });
        const producer = transport();
        await producer.ensureTopics([{ topic, partitions: 4 }]);
        const member = await test_member_1.TestMember.start({ database, topic, transport: transport() });
        const acknowledged = [];
        let stop = false;
        const sending = (async () => {
            for (let n = 0; !stop; n++) {
                const id = `m-${n}`;
                const message = (0, order_message_1.orderMessage)(topic, `key-${n % 8}`, id);
                // At least once: what was not acknowledged is sent again.
                for (let sent = false; !sent;)
                    sent = await producer.publish([message]).then(() => true, () => false);
                acknowledged.push(id);
                await new Promise((resolve) => setTimeout(resolve, 2));
            }
        })();
        try {
            await (0, eventually_1.eventually)(() => database.handled(), (rows) => rows.length > 100);
            await broker.kill();
            await broker.start();
            const before = acknowledged.length;
            await (0, eventually_1.eventually)(() => acknowledged.length, (count) => count > before + 100);
            stop = true;
            await sending;
            const rows = await (0, eventually_1.eventually)(() => database.handled(), ({ length }) => length >= acknowledged.length);
            expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(acknowledged));
            expect(rows).toHaveLength(acknowledged.length);
            expect(await producer.health()).toEqual({ status: 'up' });
        }
        finally {
            stop = true;
            await sending;
            await member.stop();
            await producer.close();
            await broker.remove();
            await database.drop();
        }
    }, 120_000);
});
//# sourceMappingURL=broker-restart.int-spec.js.map
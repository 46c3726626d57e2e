"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const kafkajs_1 = require("kafkajs");
const describe_with_kafka_1 = require("../testing/describe-with-kafka");
const transport_contract_1 = require("../testing/transport-contract");
const kafka_transport_1 = require("./kafka-transport");
(0, describe_with_kafka_1.describeWithKafka)('KafkaTransport', (brokers) => {
    (0, transport_contract_1.transportContract)(async () => {
        const kafka = new kafkajs_1.Kafka({ brokers, clientId: 'foreign', logLevel: kafkajs_1.logLevel.NOTHING });
        const foreign = kafka.producer({ createPartitioner: kafkajs_1.Partitioners.DefaultPartitioner });
        await foreign.connect();
        return {
            kind: 'kafka',
            transport: () => new kafka_transport_1.KafkaTransport({ brokers, clientId: 'test', times: { sessionTimeoutMs: 6_000 } }),
            childConfig: { brokers },
            publishRaw: async (records) => {
                for (const { topic, key, value, headers } of records)
                    await foreign.send({ topic, messages: [{ key, value, headers: { ...headers } }] });
            },
            close: () => foreign.disconnect(),
        };
    });
});
//# sourceMappingURL=kafka-transport.int-spec.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
require("reflect-metadata");
const kafka_transport_1 = require("../kafka/kafka-transport");
const postgres_transport_1 = require("../postgres/postgres-transport");
const test_database_1 = require("./test-database");
const test_member_1 = require("./test-member");
async function main(config) {
    const database = new test_database_1.TestDatabase(config.schema);
    let handled = 0;
    await test_member_1.TestMember.start({
        database,
        transport: transportOf(config, database),
        topic: config.topic,
        name: 'child',
        limits: { batchSize: 10 },
        before: async (messages) => {
            handled += messages.length;
            if (handled <= config.hangAfter)
                return;
            process.send?.('hanging');
            await new Promise(() => undefined);
        },
    });
}
function transportOf({ kind, brokers = [], schema }, { pool }) {
    return kind === 'kafka'
        ? new kafka_transport_1.KafkaTransport({ brokers, clientId: 'child', times: { sessionTimeoutMs: 6_000 } })
        : new postgres_transport_1.PostgresTransport({ pool, schema, leaseMs: 2_000 });
}
main(JSON.parse(process.argv[3] ?? '{}')).catch((error) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
});
//# sourceMappingURL=child-member.js.map
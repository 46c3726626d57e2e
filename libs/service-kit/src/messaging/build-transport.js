"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.buildTransport = buildTransport;
const messaging_1 = require("@ledgerbridge/messaging");
const read_configuration_1 = require("../config/read-configuration");
const pools_1 = require("../database/pools");
/** The transport that the configuration names. @throws ConfigurationError when its own variable is missing */
function buildTransport({ transport, kafkaBrokers, topicsDatabaseUrl, topicsSchema }, service, logger) {
    switch (transport) {
        case 'kafka': {
            if (!kafkaBrokers)
                throw missing('KAFKA_BROKERS', 'kafka');
            const kafka = new messaging_1.KafkaTransport({
                brokers: kafkaBrokers,
                clientId: `ledgerbridge-${service}`,
                logger,
            });
            return { transport: kafka, close: () => kafka.close() };
        }
        case 'postgres': {
            if (topicsDatabaseUrl === undefined)
                throw missing('TOPICS_DATABASE_URL', 'postgres');
            const pool = (0, pools_1.createPool)(topicsDatabaseUrl, pools_1.WORKER_LIMITS, `ledgerbridge ${service} topics`, (err) => logger.warn({ err }, 'a connection to the topics was lost'));
            return closingPool(new messaging_1.PostgresTransport({ pool, schema: topicsSchema, logger }), pool);
        }
    }
}
function closingPool(transport, pool) {
    return {
        transport,
        close: async () => {
            await transport.close();
            await pool.end();
        },
    };
}
const missing = (name, transport) => new read_configuration_1.ConfigurationError([`${name} is missing: with TRANSPORT=${transport} it is needed`]);
//# sourceMappingURL=build-transport.js.map
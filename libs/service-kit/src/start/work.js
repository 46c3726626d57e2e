"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BackgroundWork = void 0;
const messaging_1 = require("@ledgerbridge/messaging");
const read_topics_1 = require("../messaging/read-topics");
const messaging_schema_1 = require("../messaging/messaging-schema");
const HOUR_MS = 3_600_000;
/** What runs beside the requests: relay, wake-ups, the daily chores. */
class BackgroundWork {
    parts;
    configuration;
    logger;
    chores;
    removeWake = () => undefined;
    constructor(parts, configuration, logger) {
        this.parts = parts;
        this.configuration = configuration;
        this.logger = logger;
    }
    /** Before anything is consumed: topics and the inbox's ranges must be there. */
    async prepare() {
        const { topicPrefixes, topicPartitions } = this.configuration;
        await this.maintain();
        await this.parts.transport.transport.ensureTopics((0, read_topics_1.allTopics)(topicPrefixes, topicPartitions));
    }
    async start() {
        const { signal, relay, unknownTenants } = this.parts;
        await signal.start();
        if (relay) {
            await relay.start();
            this.removeWake = signal.subscribe(() => relay.wake());
        }
        unknownTenants.start();
        this.chores = setInterval(() => void this.chore(), HOUR_MS).unref();
    }
    /** After the last request and message: publishes nothing more, then closes every connection. Order matters. */
    async stop() {
        const { signal, relay, unknownTenants, transport, gateway, database } = this.parts;
        clearInterval(this.chores);
        this.removeWake();
        await unknownTenants.stop();
        await relay?.close();
        await signal.stop();
        await transport.close();
        gateway.close();
        await database.close();
    }
    async chore() {
        try {
            await this.maintain();
            await this.parts.idempotency.dropOld();
        }
        catch (err) {
            this.logger.warn({ err }, 'the hourly chores failed; trying again in an hour');
        }
    }
    async maintain() {
        const { databaseSchema } = this.configuration;
        await (0, messaging_1.maintainConsumerTables)(this.parts.database.worker, (0, messaging_schema_1.messagingSchemaOf)(databaseSchema));
    }
}
exports.BackgroundWork = BackgroundWork;
//# sourceMappingURL=work.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PostgresTransport = void 0;
const logger_1 = require("../logger");
const message_batches_1 = require("../message-batches");
const schema_name_1 = require("../storage/schema-name");
const signals_1 = require("../storage/signals");
const postgres_consumer_1 = require("./postgres-consumer");
const topic_log_1 = require("./topic-log");
const topic_tables_1 = require("./topic-tables");
const PUBLISH_BOUNDS = { messages: 500, bytes: 4 * 1024 * 1024 };
const READ_BOUNDS = { messages: 500, bytes: 4 * 1024 * 1024 };
const MAINTAIN_EVERY_MS = 3_600_000;
/** Topics in Postgres: the default of an embedded or small installation. */
class PostgresTransport {
    options;
    kind = 'postgres';
    log;
    signals;
    logger;
    consumers = new Set();
    schema;
    ready;
    maintenance;
    constructor(options) {
        this.options = options;
        this.schema = (0, schema_name_1.schemaName)(options.schema);
        this.logger = options.logger ?? logger_1.silentLogger;
        this.log = new topic_log_1.TopicLog(options.pool, this.schema);
        this.signals = new signals_1.Signals(options.pool, this.schema, this.logger);
    }
    async publish(messages) {
        await this.publishRaw(messages.map(({ topic, key, value, headers = {} }) => ({
            topic,
            key: Buffer.from(key),
            value: Buffer.from(value),
            headers,
        })));
    }
    /** Publishes bytes as they are, as a foreign producer may. */
    async publishRaw(records) {
        await this.connect();
        for (const batch of (0, message_batches_1.inBatches)(records, PUBLISH_BOUNDS))
            await this.log.append(batch);
        this.signals.send(...new Set(records.map(({ topic }) => (0, postgres_consumer_1.topicSignal)(topic))));
    }
    async ensureTopics(topics) {
        await this.connect();
        await this.log.create(topics);
    }
    async consume(options) {
        await this.connect();
        const { pollMs = 2_000, leaseMs = 10_000, batch = READ_BOUNDS, pool: db } = this.options;
        const { log, logger, signals, schema } = this;
        const counts = await Promise.all(options.topics.map((topic) => log.partitions(topic)));
        const partitions = options.topics.flatMap((topic, index) => Array.from({ length: counts[index] ?? 0 }, (_, partition) => ({ topic, partition })));
        const reading = { log, consume: options, logger, pollMs, batch };
        const consumer = new postgres_consumer_1.PostgresConsumer(reading, { db, schema, ttlMs: leaseMs, signals, logger }, partitions);
        this.consumers.add(consumer);
        await consumer.start();
        return { close: () => this.leave(consumer) };
    }
    async health() {
        try {
            await this.options.pool.query(`SELECT FROM ${this.schema}.topics LIMIT 1`);
            return { status: 'up' };
        }
        catch (error) {
            return { status: 'down', reason: error instanceof Error ? error.name : 'no answer' };
        }
    }
    async close() {
        clearInterval(this.maintenance);
        await Promise.all([...this.consumers].map((consumer) => this.leave(consumer)));
        await this.signals.close();
    }
    async leave(consumer) {
        this.consumers.delete(consumer);
        await consumer.close();
    }
    connect() {
        this.ready ??= this.open().catch((error) => {
            this.ready = undefined;
            throw error;
        });
        return this.ready;
    }
    async open() {
        await (0, topic_tables_1.installTopicTables)(this.options.pool, this.schema);
        await this.signals.connect();
        this.maintenance = setInterval(() => {
            (0, topic_tables_1.maintainTopicTables)(this.options.pool, this.schema).catch((error) => this.logger.warn({ error }, 'the topics of tomorrow could not be prepared; trying again in an hour'));
        }, MAINTAIN_EVERY_MS).unref();
    }
}
exports.PostgresTransport = PostgresTransport;
//# sourceMappingURL=postgres-transport.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KafkaTransport = void 0;
const kafkajs_1 = require("kafkajs");
const logger_1 = require("../logger");
const message_batches_1 = require("../message-batches");
const kafka_consumer_1 = require("./kafka-consumer");
const kafka_log_1 = require("./kafka-log");
const kafka_producer_1 = require("./kafka-producer");
/** Below the broker's default limit of 1 MiB for a request to one partition: beyond it nothing is retried. */
const PUBLISH_BOUNDS = { messages: 500, bytes: 900_000 };
const DEFAULT_MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** Topics in Apache Kafka. */
class KafkaTransport {
    options;
    kind = 'kafka';
    kafka;
    producer;
    admin;
    logger;
    consumers = new Set();
    connected;
    constructor(options) {
        this.options = options;
        this.logger = options.logger ?? logger_1.silentLogger;
        this.kafka = new kafkajs_1.Kafka({
            clientId: options.clientId,
            brokers: [...options.brokers],
            logLevel: kafkajs_1.logLevel.INFO,
            logCreator: (0, kafka_log_1.kafkaLog)(this.logger),
            retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 15 },
            ...(options.ssl === undefined ? {} : { ssl: options.ssl }),
            ...(options.sasl === undefined ? {} : { sasl: options.sasl }),
        });
        this.producer = new kafka_producer_1.KafkaProducer(this.kafka);
        this.admin = this.kafka.admin();
    }
    async publish(messages) {
        await this.connect();
        for (const batch of (0, message_batches_1.inBatches)(messages, PUBLISH_BOUNDS)) {
            await this.producer.send(batch);
        }
    }
    async ensureTopics(topics) {
        await this.connect();
        const existing = new Set(await this.admin.listTopics());
        const missing = topics.filter(({ topic }) => !existing.has(topic));
        if (missing.length === 0)
            return;
        const { replicationFactor = 1, maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES } = this.options;
        await this.admin.createTopics({
            waitForLeaders: true,
            topics: missing.map(({ topic, partitions }) => ({
                topic,
                numPartitions: partitions,
                replicationFactor,
                configEntries: [{ name: 'max.message.bytes', value: String(maxMessageBytes) }],
            })),
        });
    }
    async consume(options) {
        const consumer = new kafka_consumer_1.KafkaConsumer(this.kafka, options, this.logger, this.options.times);
        this.consumers.add(consumer);
        await consumer.start();
        return { close: () => this.leave(consumer) };
    }
    async health() {
        const down = [...this.consumers]
            .map((consumer) => consumer.downReason)
            .find((reason) => reason !== undefined);
        if (down !== undefined)
            return { status: 'down', reason: down };
        try {
            await this.connect();
            await this.admin.describeCluster();
            return { status: 'up' };
        }
        catch (error) {
            return { status: 'down', reason: error instanceof Error ? error.message : 'no answer' };
        }
    }
    async close() {
        await Promise.all([...this.consumers].map((consumer) => this.leave(consumer)));
        await this.connected?.catch(() => undefined);
        await Promise.all([this.producer.close(), this.admin.disconnect()]);
    }
    async leave(consumer) {
        this.consumers.delete(consumer);
        await consumer.close();
    }
    connect() {
        this.connected ??= Promise.all([this.producer.connect(), this.admin.connect()]).then(() => undefined, (error) => {
            this.connected = undefined;
            throw error;
        });
        return this.connected;
    }
}
exports.KafkaTransport = KafkaTransport;
//# sourceMappingURL=kafka-transport.js.map
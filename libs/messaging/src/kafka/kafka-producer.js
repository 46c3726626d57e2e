"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KafkaProducer = void 0;
const kafkajs_1 = require("kafkajs");
const ALL_IN_SYNC_REPLICAS = -1;
/** Answers that mean that nothing was appended. */
const REFUSED = new Set([
    'MESSAGE_TOO_LARGE',
    'RECORD_LIST_TOO_LARGE',
    'INVALID_TOPIC_EXCEPTION',
    'UNKNOWN_TOPIC_OR_PARTITION',
    'TOPIC_AUTHORIZATION_FAILED',
]);
/**
 * An idempotent producer that is thrown away when it does not know what became of a request. kafkajs numbers the
 * next request to a partition like the one that failed; had the broker appended that one, it would take the next,
 * other messages for its repetition, acknowledge them and drop them. For the same reason requests go one at a time.
 */
class KafkaProducer {
    kafka;
    current;
    last = Promise.resolve();
    constructor(kafka) {
        this.kafka = kafka;
    }
    /** Sends one request after all that were asked for before. @throws when it is not known to be durable */
    send(batch) {
        const sent = this.last.then(() => this.sendNow(batch));
        this.last = sent.catch(() => undefined);
        return sent;
    }
    async connect() {
        await this.connected();
    }
    async close() {
        await this.last;
        await this.discard();
    }
    async sendNow(batch) {
        const producer = await this.connected();
        try {
            await producer.sendBatch({
                acks: ALL_IN_SYNC_REPLICAS,
                compression: kafkajs_1.CompressionTypes.None,
                topicMessages: byTopic(batch),
            });
        }
        catch (error) {
            if (!isRefused(error))
                await this.discard();
            throw error;
        }
    }
    connected() {
        this.current ??= this.open().catch((error) => {
            this.current = undefined;
            throw error;
        });
        return this.current;
    }
    async open() {
        const producer = this.kafka.producer({
            idempotent: true,
            maxInFlightRequests: 1,
            allowAutoTopicCreation: false,
            createPartitioner: kafkajs_1.Partitioners.DefaultPartitioner,
        });
        await producer.connect();
        return producer;
    }
    async discard() {
        const old = this.current;
        this.current = undefined;
        await old?.then((producer) => producer.disconnect(), () => undefined);
    }
}
exports.KafkaProducer = KafkaProducer;
function isRefused(error) {
    return error instanceof kafkajs_1.KafkaJSProtocolError && REFUSED.has(error.type);
}
function byTopic(messages) {
    const topics = new Map();
    for (const { topic, key, value, headers = {} } of messages) {
        const list = topics.get(topic) ?? [];
        list.push({ key, value, headers: { ...headers } });
        topics.set(topic, list);
    }
    return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}
//# sourceMappingURL=kafka-producer.js.map
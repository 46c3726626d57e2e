"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KafkaConsumer = void 0;
const pause_1 = require("../pause");
const assigned_partition_1 = require("./assigned-partition");
const kafka_message_1 = require("./kafka-message");
const DEFAULT_TIMES = {
    sessionTimeoutMs: 15_000,
    rebalanceTimeoutMs: 30_000,
    heartbeatMs: 3_000,
    maxWaitMs: 500,
    patienceMs: 250,
};
/** One member of a Kafka group whose positions are kept in Postgres. */
class KafkaConsumer {
    options;
    logger;
    downReason;
    consumer;
    times;
    assigned = new Map();
    former = new Set();
    closed = false;
    constructor(kafka, options, logger, times = {}) {
        this.options = options;
        this.logger = logger;
        this.times = { ...DEFAULT_TIMES, ...times };
        this.consumer = kafka.consumer({
            groupId: options.group,
            sessionTimeout: this.times.sessionTimeoutMs,
            rebalanceTimeout: this.times.rebalanceTimeoutMs,
            heartbeatInterval: this.times.heartbeatMs,
            maxWaitTimeInMs: this.times.maxWaitMs,
            allowAutoTopicCreation: false,
            retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10 },
        });
    }
    async start() {
        const { GROUP_JOIN, CRASH } = this.consumer.events;
        const joined = new Promise((resolve, reject) => {
            this.consumer.on(GROUP_JOIN, ({ payload }) => {
                this.assign(payload.memberAssignment);
                resolve();
            });
            this.consumer.on(CRASH, ({ payload }) => {
                this.crashed(payload.error, payload.restart);
                if (!payload.restart)
                    reject(payload.error);
            });
        });
        await this.consumer.connect();
        await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
        await this.consumer.run({
            autoCommit: false,
            eachBatchAutoResolve: false,
            partitionsConsumedConcurrently: 8,
            eachBatch: (payload) => this.take(payload),
        });
        await joined;
    }
    async close() {
        this.closed = true;
        this.unassign();
        await this.consumer.disconnect();
        await Promise.all(this.former);
    }
    /**
     * Runs within kafkajs' announcement, before its next fetch: whatever was fetched until now belongs to the broker's
     * idea of the position and is dropped, because every partition is claimed and sought anew.
     */
    assign(assignment) {
        this.unassign();
        if (this.closed)
            return;
        for (const [topic, partitions] of Object.entries(assignment))
            for (const partition of partitions)
                this.assigned.set(`${topic}/${partition}`, new assigned_partition_1.AssignedPartition(this.options, this.logger, this.control(topic, partition)));
    }
    unassign() {
        for (const partition of this.assigned.values()) {
            const stopped = partition.stop().finally(() => this.former.delete(stopped));
            this.former.add(stopped);
        }
        this.assigned = new Map();
    }
    control(topic, partition) {
        const here = [{ topic, partitions: [partition] }];
        return {
            topic,
            partition,
            seek: (offset) => this.whileRunning(() => this.consumer.seek({ topic, partition, offset })),
            pause: () => this.whileRunning(() => this.consumer.pause(here)),
            resume: () => this.whileRunning(() => this.consumer.resume(here)),
            commit: (offset) => this.consumer.commitOffsets([{ topic, partition, offset }]),
        };
    }
    /** kafkajs throws when it is between a crash and its restart; the next assignment starts over anyway. */
    whileRunning(action) {
        try {
            action();
        }
        catch (error) {
            this.logger.debug({ error, group: this.options.group }, 'the consumer is not running');
        }
    }
    /** A rejection here would make kafkajs stop for good when it is a TypeError: none may leave. */
    async take(payload) {
        const { batch } = payload;
        const isStale = () => payload.isStale();
        const partition = this.assigned.get(`${batch.topic}/${batch.partition}`);
        if (partition === undefined || !payload.isRunning() || isStale())
            return;
        const messages = batch.messages.map((message) => (0, kafka_message_1.rawMessage)(batch.topic, batch.partition, message));
        const accepted = () => payload.resolveOffset(batch.lastOffset());
        const patience = new AbortController();
        const ended = await Promise.race([
            partition.take(messages, isStale, accepted).then(() => true),
            (0, pause_1.pause)(this.times.patienceMs, patience.signal).then(() => false),
        ]);
        patience.abort();
        if (!ended)
            partition.detach();
        await payload.heartbeat();
    }
    crashed(error, restart) {
        this.unassign();
        if (restart || this.closed) {
            this.logger.debug({ error: error.name, group: this.options.group }, 'the consumer starts again');
            return;
        }
        this.downReason = `consumer ${this.options.group} stopped: ${error.name}`;
        this.logger.error({ error, group: this.options.group }, 'the consumer has stopped for good');
        this.options.onDown?.(error);
    }
}
exports.KafkaConsumer = KafkaConsumer;
//# sourceMappingURL=kafka-consumer.js.map
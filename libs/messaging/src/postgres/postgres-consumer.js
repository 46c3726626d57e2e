"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.topicSignal = exports.PostgresConsumer = void 0;
const leases_1 = require("../leases/leases");
const partition_reader_1 = require("./partition-reader");
/** One member of a group: readers for the partitions whose leases it holds. */
class PostgresConsumer {
    reading;
    options;
    readers = new Map();
    leases;
    unsubscribe = [];
    constructor(reading, options, partitions) {
        this.reading = reading;
        this.options = options;
        this.leases = new leases_1.Leases({
            ...options,
            pool: reading.consume.group,
            items: partitions.map(({ topic, partition }) => `${topic}/${partition}`),
            onGained: ({ item }) => this.begin(item),
            onLost: (item) => this.end(item),
        });
    }
    async start() {
        for (const topic of this.reading.consume.topics)
            this.unsubscribe.push(this.options.signals.on((0, exports.topicSignal)(topic), () => this.wake(topic)));
        await this.leases.start();
    }
    async close() {
        for (const stop of this.unsubscribe)
            stop();
        await this.leases.close();
    }
    begin(item) {
        const slash = item.lastIndexOf('/');
        const reader = new partition_reader_1.PartitionReader(this.reading, item.slice(0, slash), Number(item.slice(slash + 1)));
        this.readers.set(item, reader);
    }
    async end(item) {
        await this.readers.get(item)?.stop();
        this.readers.delete(item);
    }
    wake(topic) {
        for (const [item, reader] of this.readers)
            if (item.startsWith(`${topic}/`))
                reader.wake();
    }
}
exports.PostgresConsumer = PostgresConsumer;
/** The signal that a topic has new messages. */
const topicSignal = (topic) => `topic:${topic}`;
exports.topicSignal = topicSignal;
//# sourceMappingURL=postgres-consumer.js.map
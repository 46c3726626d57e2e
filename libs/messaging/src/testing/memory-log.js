"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryLog = void 0;
/** An event log in memory, for the relay. */
class MemoryLog {
    partitions;
    events;
    constructor(partitions) {
        this.partitions = partitions;
        this.events = Array.from({ length: partitions }, () => []);
    }
    append(partition, ...events) {
        this.events[partition]?.push(...events);
    }
    readPartition(partition, after, limit) {
        const entries = (this.events[partition] ?? []).map((event, index) => ({
            position: BigInt(index + 1),
            event,
        }));
        return Promise.resolve(entries.filter(({ position }) => position > after).slice(0, limit));
    }
}
exports.MemoryLog = MemoryLog;
//# sourceMappingURL=memory-log.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.logReader = logReader;
/**
 * Lets the relay read a service's log. An event that this release does not know ends the batch before it: a newer
 * replica publishes it.
 */
function logReader(pool, log) {
    return {
        partitions: log.partitions,
        readPartition: async (partition, after, limit) => {
            const { events } = await log.readKnown(pool, partition, Number(after), limit);
            return events.map((event) => ({ position: BigInt(event.position), event }));
        },
    };
}
//# sourceMappingURL=log-reader.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Relay = void 0;
const leases_1 = require("../leases/leases");
const logger_1 = require("../logger");
const schema_name_1 = require("../storage/schema-name");
const signals_1 = require("../storage/signals");
const checkpoint_store_1 = require("./checkpoint-store");
const relay_loop_1 = require("./relay-loop");
/**
 * Publishes committed events by their position: the log is the outbox. At least once, in order per partition of the
 * log. Replicas share the partitions by lease; a checkpoint moves under the lease's generation only, and only forward.
 * No transaction is open while the broker is waited for.
 */
class Relay {
    options;
    signals;
    checkpoints;
    leases;
    loops = new Map();
    constructor(options) {
        this.options = options;
        const { pool: db, name, reader, leaseMs = 10_000, logger = logger_1.silentLogger } = options;
        const schema = (0, schema_name_1.schemaName)(options.schema);
        this.signals = new signals_1.Signals(db, schema, logger);
        this.checkpoints = new checkpoint_store_1.CheckpointStore(db, schema, name);
        const parts = this.loopParts(logger);
        this.leases = new leases_1.Leases({
            ...{ db, schema, ttlMs: leaseMs, signals: this.signals, logger },
            pool: `relay:${name}`,
            items: Array.from({ length: reader.partitions }, (_, partition) => String(partition)),
            onGained: ({ item, generation }) => void this.loops.set(item, new relay_loop_1.RelayLoop(parts, Number(item), generation)),
            onLost: (item) => this.endLoop(item),
        });
    }
    async start() {
        await this.signals.connect();
        await this.leases.start();
    }
    /** New events were committed; of which partition, when it is known. */
    wake(partition) {
        for (const [item, loop] of this.loops)
            if (partition === undefined || item === String(partition))
                loop.wake();
    }
    /** Last published position per partition: with the log's own last positions it gives the lag. */
    positions() {
        return this.checkpoints.positions();
    }
    /** Waits for the batch in hand. */
    async close() {
        await this.leases.close();
        await this.signals.close();
    }
    loopParts(logger) {
        const { reader, toMessages, transport, batchSize = 500, pollMs = 1_000 } = this.options;
        return { reader, toMessages, transport, checkpoints: this.checkpoints, logger, batchSize, pollMs };
    }
    async endLoop(item) {
        await this.loops.get(item)?.stop();
        this.loops.delete(item);
    }
}
exports.Relay = Relay;
//# sourceMappingURL=relay.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runProjection = runProjection;
exports.runProcessor = runProcessor;
exports.runLeasedProcessor = runLeasedProcessor;
const checkpoints_1 = require("./checkpoints");
const event_processor_1 = require("./event-processor");
const leased_turn_1 = require("./leased-turn");
const transactional_turn_1 = require("./transactional-turn");
/** Starts a projection: events to rows, and from zero again whenever wanted, see `rebuildProjection`. */
function runProjection(options) {
    return run(options, 'projection', (context) => new transactional_turn_1.TransactionalTurn(options.pool, context, options.handle));
}
/** Starts a processor: events to work that must happen once. Its checkpoints only move forward. */
function runProcessor(options) {
    return run(options, 'processor', (context) => new transactional_turn_1.TransactionalTurn(options.pool, context, options.handle));
}
/** Starts a processor whose handler works outside of any transaction, at least once: a relay. */
function runLeasedProcessor(options) {
    const { pool, handle, leaseMs = 30_000 } = options;
    return run(options, 'processor', (context) => new leased_turn_1.LeasedTurn(pool, context, handle, leaseMs));
}
async function run(options, kind, turnOf) {
    const { name, log, batchSize = 200, retryMs = 200, maxRetryMs = 30_000 } = options;
    const checkpoints = new checkpoints_1.Checkpoints(log.schema, name, kind);
    const turn = turnOf({ log, checkpoints, batchSize, retryMs, maxRetryMs });
    const processor = new event_processor_1.EventProcessor(options, checkpoints, turn);
    await processor.start();
    return processor;
}
//# sourceMappingURL=run.js.map
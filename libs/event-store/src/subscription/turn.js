"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.limitOf = void 0;
exports.readBatch = readBatch;
exports.settleFailure = settleFailure;
const unknown_event_error_1 = require("../log/unknown-event-error");
/** How many events to handle at once. */
const limitOf = ({ position, carefulUntil }, batchSize) => position < carefulUntil ? 1 : batchSize;
exports.limitOf = limitOf;
/** @throws UnknownEventError when the very next event is unknown */
async function readBatch(db, log, claim, limit) {
    const { events, unknown } = await log.readKnown(db, claim.partition, claim.position, limit);
    if (events.length === 0 && unknown) {
        if (!claim.quarantined.has(unknown.streamId))
            throw unknownError(unknown);
        return { events, unknown, wanted: [], end: unknown.position };
    }
    const wanted = events.filter(({ streamId }) => !claim.quarantined.has(streamId));
    return { events, unknown, wanted, end: events.at(-1)?.position ?? claim.position };
}
const unknownError = ({ type, schemaVersion, streamId }) => new unknown_event_error_1.UnknownEventError(type, schemaVersion, streamId);
/** Records a failed try. Runs outside the failed transaction. */
async function settleFailure(db, { checkpoints, retryMs, maxRetryMs }, claim, failed) {
    const { limit, event, error } = failed;
    const unknown = error instanceof unknown_event_error_1.UnknownEventError;
    // Positions have no gaps, so the batch ended at most `limit` further.
    if (limit > 1 && !(unknown && event === undefined)) {
        await checkpoints.beCareful(db, claim, claim.position + limit);
        return { kind: 'careful', partition: claim.partition };
    }
    const retryInMs = Math.min(retryMs * 2 ** Math.min(claim.attempts, 30), maxRetryMs);
    const since = await checkpoints.fail(db, claim, {
        streamId: event?.streamId ?? (unknown ? error.streamId : null),
        type: event?.type ?? (unknown ? error.type : null),
        reason: reasonOf(error),
        // An older replica must not make those wait that know the event already.
        retryInMs: unknown ? null : retryInMs,
    });
    if (!since)
        return { kind: 'handled', partition: claim.partition };
    const stall = stallOf(checkpoints.name, claim, event, error, since);
    return unknown ? { kind: 'unknown', unknown: stall } : { kind: 'stalled', retryInMs, stall };
}
function stallOf(subscription, { partition, position, attempts }, event, error, since) {
    return {
        subscription,
        partition,
        position: position + 1,
        event: event && {
            id: event.id,
            streamId: event.streamId,
            type: event.type,
            schemaVersion: event.schemaVersion,
        },
        attempts: attempts + 1,
        since,
        error,
    };
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return 'thrown value';
    const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
    return `${error.name}${code}`;
}
//# sourceMappingURL=turn.js.map
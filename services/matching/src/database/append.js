"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConcurrentWriteError = void 0;
exports.appendAll = appendAll;
exports.repeatOnConflict = repeatOnConflict;
/** Somebody else wrote one of our streams between our reading and our append; the decision must be made again. */
class ConcurrentWriteError extends Error {
    name = 'ConcurrentWriteError';
    constructor(streamId) {
        super(`Stream ${streamId} was written by another transaction`);
    }
}
exports.ConcurrentWriteError = ConcurrentWriteError;
/**
 * Appends all or nothing. The last statement of its transaction.
 * @throws ConcurrentWriteError, which rolls the transaction back
 */
async function appendAll(tx, log, appends) {
    for (const result of await log.append(tx, appends)) {
        if (!result.ok)
            throw new ConcurrentWriteError(result.streamId);
    }
}
const TRIES = 5;
/** Runs a whole transaction again when another one came first. */
async function repeatOnConflict(transaction) {
    for (let tries = 1;; tries += 1) {
        try {
            return await transaction();
        }
        catch (error) {
            if (!(error instanceof ConcurrentWriteError) || tries >= TRIES)
                throw error;
        }
    }
}
//# sourceMappingURL=append.js.map
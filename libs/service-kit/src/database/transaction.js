"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.transaction = transaction;
exports.isLostConnection = isLostConnection;
const promises_1 = require("node:timers/promises");
/** How long a transaction waits for a PostgreSQL that restarts before it gives up, in milliseconds. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;
/** SQLSTATE classes 08 (connection) and 57P0x (shutting down, crashed, starting up); `53300`: too many connections. */
const LOST = /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/**
 * Runs `work` in a transaction on one connection.
 * @throws what `work` throws, after a rollback; and when COMMIT rolled back, which PostgreSQL says only in its command
 *   tag: a caught error of a statement leaves the transaction aborted, and "committed" would be a lie
 */
async function transaction(pool, begin, work) {
    const client = await begun(pool, begin);
    let broken;
    const onError = (error) => void (broken = error);
    // A connection that is lost between two statements emits an error; unheard, it would end the process.
    client.on('error', onError);
    try {
        const result = await work(client);
        const { command } = await client.query('COMMIT');
        if (command !== 'COMMIT')
            throw new Error('The transaction was rolled back: a statement in it had failed');
        return result;
    }
    catch (error) {
        await client.query('ROLLBACK').catch((lost) => void (broken ??= lost));
        throw error;
    }
    finally {
        client.off('error', onError);
        client.release(broken);
    }
}
/** A connection with its transaction begun. Until then nothing has happened, so a lost connection may be replaced. */
async function begun(pool, begin) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
        try {
            return await tryToBegin(pool, begin);
        }
        catch (error) {
            if (!isLostConnection(error) || Date.now() > deadline)
                throw error;
            await (0, promises_1.setTimeout)(PAUSE_MS);
        }
    }
}
async function tryToBegin(pool, begin) {
    const client = await pool.connect();
    try {
        await client.query(begin);
        return client;
    }
    catch (error) {
        client.release(true);
        throw error;
    }
}
/** Whether an error says that the connection is gone, and not that a statement was wrong. */
function isLostConnection(error) {
    if (!(error instanceof Error))
        return false;
    const code = 'code' in error ? String(error.code) : '';
    return (LOST.test(code) || /^Connection terminated|^Client has encountered a connection error/.test(error.message));
}
//# sourceMappingURL=transaction.js.map
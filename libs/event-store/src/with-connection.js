"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withConnection = withConnection;
/**
 * Lends a connection of the pool to some work. One that failed is closed, which rolls back what was open on it.
 *
 * A connection that breaks while it is lent says so by an `error` event, and an `error` event nobody listens to ends
 * the process: hence the listener. The query under way, or the next one, reports the same failure to the work itself.
 */
async function withConnection(pool, work) {
    const client = await pool.connect();
    const listener = () => undefined;
    client.on('error', listener);
    let failed = true;
    try {
        const result = await work(client);
        failed = false;
        return result;
    }
    finally {
        client.removeListener('error', listener);
        client.release(failed);
    }
}
//# sourceMappingURL=with-connection.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WORKER_LIMITS = exports.APP_LIMITS = void 0;
exports.createPool = createPool;
const pg_1 = require("pg");
exports.APP_LIMITS = { max: 10, statementMs: 15_000, idleInTransactionMs: 15_000 };
exports.WORKER_LIMITS = { max: 16, statementMs: 60_000, idleInTransactionMs: 60_000 };
/**
 * A pool of connections that outlives a restart of PostgreSQL.
 * @param onError told about idle connections that died; they are replaced on the next use
 */
function createPool(url, { max, statementMs, idleInTransactionMs }, applicationName, onError) {
    const config = {
        connectionString: url,
        max,
        application_name: applicationName,
        connectionTimeoutMillis: 10_000,
        idleTimeoutMillis: 30_000,
        statement_timeout: statementMs,
        idle_in_transaction_session_timeout: idleInTransactionMs,
        keepAlive: true,
    };
    const pool = new pg_1.Pool(config);
    pool.on('error', onError);
    return pool;
}
//# sourceMappingURL=pools.js.map
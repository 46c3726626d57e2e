"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Database = void 0;
const tenants_1 = require("./tenants");
const transaction_1 = require("./transaction");
/**
 * The one door to a service's tables. Every transaction names the tenants it is about, and row-level security shows and
 * takes rows of those only: a forgotten WHERE finds nothing instead of a stranger's order.
 */
class Database {
    parts;
    schema;
    /** For what belongs to no tenant's table: the log, the inbox, work, checkpoints. */
    worker;
    constructor(parts) {
        this.parts = parts;
        this.schema = parts.schema;
        this.worker = parts.worker;
    }
    /** Runs `work` in a read-only transaction of the app role. */
    read(tenantIds, work) {
        return (0, transaction_1.transaction)(this.parts.app, 'BEGIN READ ONLY', async (tx) => {
            await (0, tenants_1.setTenants)(tx, tenantIds);
            return work(tx);
        });
    }
    /**
     * Runs `work` in a transaction of the worker role and commits it. No HTTP call belongs in `work`, and no second
     * transaction: asking the pool for another connection while holding one starves it.
     */
    write(tenantIds, work) {
        return (0, transaction_1.transaction)(this.parts.worker, 'BEGIN', async (tx) => {
            await (0, tenants_1.setTenants)(tx, tenantIds);
            return work(tx);
        });
    }
    /** As {@link read}, with TypeORM's entities. Rows it returns are values: nothing is saved through it. */
    async entities(tenantIds, work) {
        const source = this.parts.entities;
        if (!source)
            throw new Error('This service was started without entities');
        if (!source.isInitialized)
            await source.initialize();
        return source.transaction(async (manager) => {
            await manager.query('SET TRANSACTION READ ONLY');
            await manager.query(tenants_1.SET_TENANTS_SQL, [(0, tenants_1.tenantList)(tenantIds)]);
            return work(manager);
        });
    }
    /** Whether both roles get an answer now. */
    async answers() {
        const { app, worker } = this.parts;
        try {
            await Promise.all([app.query('SELECT 1'), worker.query('SELECT 1')]);
            return true;
        }
        catch {
            return false;
        }
    }
    /** Waits for the transactions in hand, then closes all connections. */
    async close() {
        const { app, worker, entities } = this.parts;
        await Promise.all([app.end(), worker.end(), ...(entities?.isInitialized ? [entities.destroy()] : [])]);
    }
}
exports.Database = Database;
//# sourceMappingURL=database.js.map
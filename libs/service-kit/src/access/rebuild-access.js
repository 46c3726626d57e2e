"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rebuildAccess = rebuildAccess;
const contracts_1 = require("@ledgerbridge/contracts");
const access_tables_sql_1 = require("./access-tables.sql");
const save_access_1 = require("./save-access");
const BATCH = 500;
/** Empties the service's copy of access and fills it again from its own log, in the caller's transaction. */
async function rebuildAccess(tx, log, schema) {
    for (const table of access_tables_sql_1.ACCESS_TABLES)
        await tx.query(`DELETE FROM "${schema}".${table}`);
    for (let partition = 0; partition < log.partitions; partition += 1)
        await replay(tx, log, schema, partition);
}
async function replay(tx, log, schema, partition) {
    for (let position = 0;;) {
        const events = await log.readPartition(tx, partition, position, BATCH);
        const last = events.at(-1);
        if (!last)
            return;
        const learned = events
            .filter(({ type }) => type === 'AccessLearned')
            .map(({ data }) => contracts_1.accessChanged.parse(data));
        await (0, save_access_1.saveAccess)(tx, schema, learned);
        position = last.position;
    }
}
//# sourceMappingURL=rebuild-access.js.map
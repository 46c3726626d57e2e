"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.savePage = savePage;
const lock_connections_1 = require("../connections/lock-connections");
const append_1 = require("../database/append");
const settle_pull_1 = require("../links/settle-pull");
const pull_queue_1 = require("./pull-queue");
const save_records_1 = require("./save-records");
/**
 * Saves a page, and with the last one what it means: links that have become possible, facts that have changed, requests
 * that have waited. A page whose turn has been given to another replica, or that belongs to a pull which has begun
 * anew, is dropped.
 */
async function savePage(tx, matching, turn, { records, rows, last }, now) {
    const { schema } = matching.log;
    await (0, lock_connections_1.lockConnections)(tx, [turn.connectionId]);
    const seenUpTo = latestChange(records);
    const ours = last
        ? await (0, pull_queue_1.pullDone)(tx, schema, turn, seenUpTo)
        : await (0, pull_queue_1.pageSaved)(tx, schema, turn, { nextPosition: turn.position + rows, seenUpTo });
    if (!ours)
        return;
    await (0, save_records_1.saveRecords)(tx, schema, turn, records);
    if (last)
        await (0, append_1.appendAll)(tx, matching.log, await (0, settle_pull_1.settlePull)(tx, matching, turn, now));
}
function latestChange(records) {
    return records.reduce((latest, { changedAt }) => changedAt !== null && (latest === null || changedAt > latest) ? changedAt : latest, null);
}
//# sourceMappingURL=save-page.js.map
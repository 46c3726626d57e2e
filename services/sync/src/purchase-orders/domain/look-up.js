"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lookUpFor = lookUpFor;
exports.ourOrder = ourOrder;
exports.alreadyDone = alreadyDone;
const qbo_1 = require("@ledgerbridge/qbo");
const compare_answer_1 = require("./compare-answer");
const push_1 = require("./push");
/** QuickBooks' clock and ours may differ, and it keeps seconds only. */
const CLOCK_MARGIN_MS = 5 * 60_000;
/**
 * A created order is looked for among those created since the push began, and told by our marker: its number may be
 * QuickBooks' own. Anything else is read by its id.
 * @param startedAt ISO time of the push's start
 */
function lookUpFor(push, startedAt, position = 1) {
    if (push.operation !== 'create' && 'Id' in push.body && push.body.Id)
        return { by: 'id', id: push.body.Id };
    const since = new Date(Date.parse(startedAt) - CLOCK_MARGIN_MS).toISOString();
    const where = [{ property: 'MetaData.CreateTime', operator: '>=', value: since }];
    return {
        by: 'query',
        query: (0, qbo_1.selectQuery)({ entity: 'PurchaseOrder', where, startPosition: position, maxResults: 1000 }),
    };
}
/** Our document among those found. The marker holds the document's id, so no other order can carry it. */
function ourOrder(found, documentId) {
    return found.find(({ PrivateNote }) => (0, qbo_1.markedDocument)(PrivateNote) === documentId);
}
/** Whether an order read after an unknown update or close is already as that push wanted it. */
function alreadyDone(push, found) {
    const sent = (0, push_1.sentContent)(push.body);
    const moved = 'SyncToken' in push.body && found.SyncToken !== push.body.SyncToken;
    if (!sent)
        return push.operation === 'close' && moved && found.POStatus === 'Closed';
    return moved && (0, compare_answer_1.compareAnswer)(sent, found).every(({ code }) => code === 'number-by-quickbooks');
}
//# sourceMappingURL=look-up.js.map
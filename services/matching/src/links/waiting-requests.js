"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.keepWaiting = keepWaiting;
exports.waitingRequests = waitingRequests;
exports.endWaiting = endWaiting;
/**
 * Keeps requests that cannot be answered now, in the transaction that received them. One per link: a second one asks
 * for the same.
 */
async function keepWaiting(db, schema, requests) {
    const inOrder = [...requests].sort((a, b) => (a.request.link.linkId < b.request.link.linkId ? -1 : 1));
    for (const { waitsFor, request } of inOrder) {
        const { linkId, connectionId, tenantId } = request.link;
        await db.query(`INSERT INTO "${schema}".waiting_requests (link_id, connection_id, tenant_id, waits_for, request)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (link_id) DO NOTHING`, [linkId, connectionId, tenantId, waitsFor, JSON.stringify(request)]);
    }
}
/** What waits within a connection. Its lock is held, so nobody else answers them. */
async function waitingRequests(db, schema, connectionId) {
    const { rows } = await db.query(`SELECT waits_for AS "waitsFor", request FROM "${schema}".waiting_requests WHERE connection_id = $1
     ORDER BY received_at, link_id`, [connectionId]);
    return rows;
}
async function endWaiting(db, schema, linkIds) {
    if (linkIds.length === 0)
        return;
    await db.query(`DELETE FROM "${schema}".waiting_requests WHERE link_id = ANY ($1::uuid[])`, [linkIds]);
}
//# sourceMappingURL=waiting-requests.js.map
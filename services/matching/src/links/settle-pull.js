"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.settlePull = settlePull;
const service_kit_1 = require("@ledgerbridge/service-kit");
const cause_1 = require("../log/cause");
const pull_queue_1 = require("../quickbooks-records/pull-queue");
const lists_of_kind_1 = require("./domain/lists-of-kind");
const link_batch_1 = require("./link-batch");
const link_identity_1 = require("./link-identity");
const link_row_1 = require("./link-row");
const link_projection_1 = require("./link.projection");
const match_records_1 = require("./match-records");
const readiness_1 = require("./readiness");
const waiting_requests_1 = require("./waiting-requests");
/**
 * What a finished pull of a list means: requests that waited for it are answered, open links are looked at again, host
 * records that have no link yet get their look, and linked records whose facts have changed are told.
 */
async function settlePull(tx, matching, turn, now) {
    const { schema } = matching.log;
    const cause = {
        actor: cause_1.AUTOMATIC,
        correlationId: (0, service_kit_1.newTrace)().traceId,
        causationId: null,
        occurredAt: now.toISOString(),
    };
    const open = await openRequests(tx, schema, turn, cause);
    const waited = await takeWaiting(tx, schema, turn);
    const requests = new Map([...open, ...waited].map((request) => [request.link.linkId, request]));
    // The list has just been looked through: nothing waits for one more look.
    const looked = new Set(requests.keys());
    const matched = await (0, match_records_1.matchRecords)(tx, matching, [...requests.values()], now, looked);
    return [...matched, ...(await noteChangedFacts(tx, matching, turn, cause, looked))];
}
/** Open links that the list may decide otherwise now, and host records of its kinds that nobody has looked for. */
async function openRequests(tx, schema, turn, cause) {
    const kinds = (0, lists_of_kind_1.kindsTouchedBy)(turn.list);
    const { rows: links } = await tx.query(`SELECT ${link_row_1.LINK_PLACE} FROM "${schema}".links
     WHERE connection_id = $1 AND kind = ANY ($2::text[]) AND status = 'open' AND reason <> 'removed'`, [turn.connectionId, kinds]);
    const { rows: unlinked } = await tx.query(`SELECT h.kind, h.external_id AS "externalId" FROM "${schema}".host_records h
     WHERE h.tenant_id = $1 AND h.kind = ANY ($2::text[]) AND NOT EXISTS (
       SELECT FROM "${schema}".links l
       WHERE l.connection_id = $3 AND l.kind = h.kind AND l.external_id = h.external_id)`, [turn.tenantId, kinds, turn.connectionId]);
    const { connectionId, tenantId, divisionId, companyId } = turn;
    const place = { connectionId, tenantId, divisionId, companyId };
    return [
        ...links.map(link_row_1.linkOfRow),
        ...unlinked.map(({ kind, externalId }) => (0, link_identity_1.linkIdentity)({ ...place, kind, key: { externalId } })),
    ].map((link) => ({ link, target: null, created: null, cause }));
}
/** Takes the waiting requests that can be answered now: every list they need is known, and no look is owed to them. */
async function takeWaiting(tx, schema, { connectionId }) {
    const ages = (await (0, pull_queue_1.listAges)(tx, schema, [connectionId])).get(connectionId) ?? [];
    const due = (await (0, waiting_requests_1.waitingRequests)(tx, schema, connectionId)).filter(({ waitsFor, request }) => (0, readiness_1.isAnswerable)(request, ages) && !(waitsFor === 'changes' && (0, readiness_1.isAwaited)(request, ages)));
    await (0, waiting_requests_1.endWaiting)(tx, schema, due.map(({ request }) => request.link.linkId));
    return due.map(({ request }) => request);
}
/** Tells the links whose records show other facts now. Those in `except` are being decided about already. */
async function noteChangedFacts(tx, { log }, { connectionId, list }, cause, except) {
    const { rows } = await tx.query(`SELECT ${link_row_1.LINK_PLACE}, r.facts FROM "${log.schema}".links l
     JOIN "${log.schema}".quickbooks_records r USING (connection_id, tenant_id, company_id)
     WHERE l.connection_id = $1 AND l.status = 'linked' AND r.list = $2
       AND l.quickbooks ->> 'entity' = r.list AND l.quickbooks ->> 'id' = r.id AND l.quickbooks <> r.facts`, [connectionId, list]);
    const changed = rows.filter(({ linkId }) => !except.has(linkId));
    const batch = await link_batch_1.LinkBatch.load(tx, log, changed.map(link_row_1.linkOfRow));
    for (const row of changed)
        batch.decide((0, link_row_1.linkOfRow)(row), { type: 'NoteFacts', quickbooks: row.facts }, cause);
    await (0, link_projection_1.saveLinks)(tx, log.schema, batch.changed());
    return batch.appends();
}
//# sourceMappingURL=settle-pull.js.map
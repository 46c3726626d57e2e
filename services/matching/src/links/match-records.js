"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.matchRecords = matchRecords;
const connection_1 = require("../connections/connection");
const pull_queue_1 = require("../quickbooks-records/pull-queue");
const find_equals_1 = require("./find-equals");
const link_batch_1 = require("./link-batch");
const link_projection_1 = require("./link.projection");
const note_creations_1 = require("./note-creations");
const readiness_1 = require("./readiness");
const waiting_requests_1 = require("./waiting-requests");
/**
 * Answers requests: links what has exactly one equal, leaves open what has none or several, and keeps waiting what
 * cannot be said yet. Before it says that there is no equal it has one more look at QuickBooks, since the record may
 * have been entered there a minute ago.
 *
 * The caller holds the locks of the requests' connections.
 *
 * @param looked links whose one more look has been had
 * @returns the appends; to be appended last
 */
async function matchRecords(tx, { log, maxAgeMs }, requests, now, looked = new Set()) {
    const { schema } = log;
    const connectionIds = [...new Set(requests.map(({ link }) => link.connectionId))];
    const connections = await (0, connection_1.connectionsById)(tx, schema, connectionIds);
    const ages = await (0, pull_queue_1.listAges)(tx, schema, connectionIds);
    const agesOf = ({ link }) => ages.get(link.connectionId) ?? [];
    const batch = await link_batch_1.LinkBatch.load(tx, log, requests.map(({ link }) => link));
    for (const { link, target, cause } of requests)
        batch.decide(link, { type: 'Mention', target }, cause);
    await (0, note_creations_1.noteCreations)(tx, schema, batch, requests);
    const answerable = requests.filter((request) => (0, readiness_1.isAnswerable)(request, agesOf(request)));
    const waiting = requests
        .filter((request) => !answerable.includes(request))
        .map((request) => ({ waitsFor: 'pull', request }));
    const findings = await (0, find_equals_1.findEquals)(tx, schema, answerable, batch);
    for (const [request, finding] of findings) {
        const grown = !looked.has(request.link.linkId) &&
            connections.get(request.link.connectionId)?.status === 'connected' &&
            (0, readiness_1.mayHaveGrown)(request, agesOf(request), now, maxAgeMs);
        if (isMissing(finding) && grown)
            waiting.push({ waitsFor: 'changes', request });
        else
            batch.decide(request.link, { type: 'Match', finding }, request.cause);
    }
    await wantChanges(tx, schema, waiting);
    await (0, waiting_requests_1.keepWaiting)(tx, schema, waiting);
    await (0, link_projection_1.saveLinks)(tx, schema, batch.changed());
    return batch.appends();
}
const isMissing = (finding) => finding.found === 'none' && finding.reason === 'no-candidate';
async function wantChanges(tx, schema, waiting) {
    const lists = new Map();
    for (const { waitsFor, request } of waiting) {
        const list = (0, readiness_1.listOfRequest)(request);
        if (waitsFor !== 'changes' || list === undefined)
            continue;
        const { connectionId } = request.link;
        lists.set(connectionId, (lists.get(connectionId) ?? new Set()).add(list));
    }
    for (const [connectionId, wanted] of [...lists].sort(([a], [b]) => (a < b ? -1 : 1)))
        await (0, pull_queue_1.wantPulls)(tx, schema, connectionId, [...wanted].sort(), 'changes');
}
//# sourceMappingURL=match-records.js.map
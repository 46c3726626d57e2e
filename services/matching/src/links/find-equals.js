"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findEquals = findEquals;
const host_record_1 = require("../host-records/host-record");
const normalised_name_1 = require("../quickbooks-records/domain/normalised-name");
const read_records_1 = require("../quickbooks-records/read-records");
const find_equal_1 = require("./domain/find-equal");
/** Looks for the equals of all requested records that nobody has decided about, with one query per company. */
async function findEquals(db, schema, requests, batch) {
    const open = requests.filter(({ link }) => batch.stateOf(link).decision.status !== 'linked');
    const host = await (0, host_record_1.hostRecordsById)(db, schema, open.flatMap(({ link }) => hostIdOf(link) ?? []));
    const findings = [];
    for (const connectionId of new Set(open.map(({ link }) => link.connectionId))) {
        const ofConnection = open
            .filter(({ link }) => link.connectionId === connectionId)
            .map((request) => ({ request, sought: soughtOf(request, batch, host) }));
        const records = await (0, read_records_1.recordsLike)(db, schema, connectionId, likenessOf(ofConnection.map(({ sought }) => sought)));
        for (const { request, sought } of ofConnection)
            findings.push([request, (0, find_equal_1.findEqual)(sought, records)]);
    }
    return findings;
}
function soughtOf({ link }, batch, host) {
    const record = host.get(hostIdOf(link) ?? '');
    const { kind, key } = link;
    return {
        kind,
        key,
        target: batch.stateOf(link).target,
        name: record?.name ?? null,
        code: record?.code ?? null,
    };
}
function likenessOf(sought) {
    return {
        names: sought.flatMap(({ name }) => (name === null ? [] : [(0, normalised_name_1.normalisedName)(name)])),
        codes: sought.flatMap(({ code }) => (code === null ? [] : [(0, normalised_name_1.normalisedCode)(code)])),
        ids: sought.flatMap(({ key }) => ('quickbooksId' in key ? [key.quickbooksId] : [])),
    };
}
function hostIdOf({ tenantId, kind, key }) {
    return 'externalId' in key ? (0, host_record_1.hostRecordId)({ tenantId, kind, externalId: key.externalId }) : undefined;
}
//# sourceMappingURL=find-equals.js.map
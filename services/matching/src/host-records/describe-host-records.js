"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeHostRecords = describeHostRecords;
exports.saveHostRecords = saveHostRecords;
const json_of_1 = require("../log/json-of");
const host_record_1 = require("./host-record");
/**
 * Takes in what the host says of its records. A mention without a name does not take the name away that is known.
 * @returns the appends for what was new; to be appended last
 */
async function describeHostRecords(tx, schema, descriptions) {
    const known = await (0, host_record_1.hostRecordsById)(tx, schema, [...new Set(descriptions.map(host_record_1.hostRecordId))]);
    const changes = new Map();
    for (const description of descriptions) {
        const id = (0, host_record_1.hostRecordId)(description);
        const before = known.get(id);
        const after = described(before, description);
        if (before?.name === after.name && before.code === after.code)
            continue;
        const earlier = changes.get(id);
        changes.set(id, {
            streamId: id,
            expectedVersion: earlier?.expectedVersion ?? before?.version ?? 'no-stream',
            events: [...(earlier?.events ?? []), describedEvent(after)],
            metadata: { tenantId: after.tenantId, divisionId: null, ...description.cause },
        });
        known.set(id, after);
    }
    await saveHostRecords(tx, schema, [...changes.keys()].flatMap((id) => known.get(id) ?? []));
    return [...changes.values()];
}
function described(before, description) {
    const { tenantId, kind, externalId, name, code, cause } = description;
    return {
        tenantId,
        kind,
        externalId,
        name: name ?? before?.name ?? null,
        code: code ?? before?.code ?? null,
        version: (before?.version ?? 0) + 1,
        updatedAt: new Date(cause.occurredAt),
    };
}
const describedEvent = ({ kind, externalId, name, code }) => ({
    type: 'HostRecordDescribed',
    data: { kind, externalId },
    sealed: (0, json_of_1.jsonOf)({ name, code }),
});
/** Writes host records in one order, so that two batches cannot wait for each other. */
async function saveHostRecords(db, schema, records) {
    if (records.length === 0)
        return;
    const rows = records
        .map((record) => ({ recordId: (0, host_record_1.hostRecordId)(record), ...record }))
        .sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
    await db.query(`INSERT INTO "${schema}".host_records AS known
       (record_id, tenant_id, kind, external_id, name, code, version, updated_at)
     SELECT "recordId", "tenantId", kind, "externalId", name, code, version, "updatedAt"
     FROM jsonb_to_recordset($1::jsonb) AS r("recordId" uuid, "tenantId" uuid, kind text, "externalId" text, name text,
       code text, version bigint, "updatedAt" timestamptz)
     ON CONFLICT (tenant_id, kind, external_id) DO UPDATE
       SET name = excluded.name, code = excluded.code, version = excluded.version, updated_at = excluded.updated_at
       WHERE known.version < excluded.version`, [JSON.stringify(rows)]);
}
//# sourceMappingURL=describe-host-records.js.map
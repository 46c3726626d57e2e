"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hostRecordAnswer = hostRecordAnswer;
exports.hostRecordPage = hostRecordPage;
const contracts_1 = require("@ledgerbridge/contracts");
const service_kit_1 = require("@ledgerbridge/service-kit");
const zod_1 = require("zod");
const containing_1 = require("../database/containing");
const host_record_1 = require("./host-record");
function hostRecordAnswer({ kind, externalId, name, code, updatedAt }) {
    return { side: 'host', kind, externalId, name, code, updatedAt: updatedAt.toISOString() };
}
const place = zod_1.z.object({ kind: contracts_1.recordKind, externalId: zod_1.z.string() });
/** One page of the host's records, by kind and the host's own id. */
async function hostRecordPage(db, schema, { kind, q, updatedAfter, cursor, limit }) {
    const after = (0, service_kit_1.placeOf)(cursor, place);
    const { rows } = await db.query(`SELECT ${host_record_1.HOST_RECORD} FROM "${schema}".host_records
     WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR concat_ws(' ', external_id, name, code) ILIKE $2)
       AND ($3::timestamptz IS NULL OR updated_at > $3)
       AND ($4::text IS NULL OR (kind, external_id) > ($4, $5))
     ORDER BY kind, external_id LIMIT $6`, [kind, q === undefined ? null : (0, containing_1.containing)(q), updatedAfter, after?.kind, after?.externalId, limit + 1]);
    return (0, service_kit_1.pageOf)(rows, limit, hostRecordAnswer, (last) => ({ kind: last.kind, externalId: last.externalId }));
}
//# sourceMappingURL=list-host-records.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HOST_RECORD = exports.hostRecordId = void 0;
exports.hostRecordsById = hostRecordsById;
const service_kit_1 = require("@ledgerbridge/service-kit");
const hostRecordId = ({ tenantId, kind, externalId }) => (0, service_kit_1.derivedId)('host-record', tenantId, kind, externalId);
exports.hostRecordId = hostRecordId;
exports.HOST_RECORD = `tenant_id AS "tenantId", kind, external_id AS "externalId", name, code, version::float8,
  updated_at AS "updatedAt"`;
/** The host records that are known among some, by {@link hostRecordId}. */
async function hostRecordsById(db, schema, ids) {
    if (ids.length === 0)
        return new Map();
    const { rows } = await db.query(`SELECT ${exports.HOST_RECORD} FROM "${schema}".host_records WHERE record_id = ANY ($1::uuid[])`, [ids]);
    return new Map(rows.map((record) => [(0, exports.hostRecordId)(record), record]));
}
//# sourceMappingURL=host-record.js.map
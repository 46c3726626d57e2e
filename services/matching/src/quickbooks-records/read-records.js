"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordsLike = recordsLike;
exports.recordById = recordById;
const COLUMNS = `list, id, active, name, full_name AS "fullName", code, project, facts, changed_at AS "changedAt"`;
/** A company's records that share a name, a code or an id, whatever their list. */
async function recordsLike(db, schema, connectionId, { names, codes, ids }) {
    const { rows } = await db.query(`SELECT ${COLUMNS} FROM "${schema}".quickbooks_records WHERE connection_id = $1
       AND (match_names && $2::text[] OR match_code = ANY ($3::text[]) OR id = ANY ($4::text[]))`, [connectionId, names, codes, ids]);
    return rows.map(recordOf);
}
/** One record of a company; undefined when it is not known here. */
async function recordById(db, schema, connectionId, list, id) {
    const { rows } = await db.query(`SELECT ${COLUMNS} FROM "${schema}".quickbooks_records WHERE connection_id = $1 AND list = $2 AND id = $3`, [connectionId, list, id]);
    return rows[0] && recordOf(rows[0]);
}
const recordOf = (row) => ({
    ...row,
    changedAt: row.changedAt?.toISOString() ?? null,
});
//# sourceMappingURL=read-records.js.map
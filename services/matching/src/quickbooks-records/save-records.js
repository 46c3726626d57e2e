"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.saveRecords = saveRecords;
const listed_record_1 = require("./domain/listed-record");
/**
 * Writes records as QuickBooks shows them now. An older state never overwrites a newer one: a slow page may be saved
 * after a later one.
 */
async function saveRecords(db, schema, { tenantId, connectionId, companyId }, records) {
    if (records.length === 0)
        return;
    const rows = records.map((record) => ({
        list: record.list,
        id: record.id,
        active: record.active,
        name: record.name,
        full_name: record.fullName,
        code: record.code,
        project: record.project,
        facts: record.facts,
        changed_at: record.changedAt,
        match_names: (0, listed_record_1.matchNames)(record),
        match_code: (0, listed_record_1.matchCode)(record),
    }));
    await db.query(`INSERT INTO "${schema}".quickbooks_records AS known (tenant_id, connection_id, company_id, ${COLUMNS.join(', ')})
     SELECT $1, $2, $3, r.list, r.id, r.active, r.name, r.full_name, r.code, r.project, r.facts, r.changed_at,
       ARRAY(SELECT jsonb_array_elements_text(r.match_names)), r.match_code
     FROM jsonb_to_recordset($4::jsonb) AS r(list text, id text, active boolean, name text, full_name text, code text,
       project boolean, facts jsonb, changed_at timestamptz, match_names jsonb, match_code text)
     ORDER BY r.list, r.id
     ON CONFLICT (connection_id, list, id) DO UPDATE
       SET ${COLUMNS.slice(2)
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}
       WHERE known.changed_at IS NULL OR excluded.changed_at IS NULL OR known.changed_at <= excluded.changed_at`, [tenantId, connectionId, companyId, JSON.stringify(rows)]);
}
const COLUMNS = [
    'list',
    'id',
    'active',
    'name',
    'full_name',
    'code',
    'project',
    'facts',
    'changed_at',
    'match_names',
    'match_code',
];
//# sourceMappingURL=save-records.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.COLUMNS = void 0;
exports.connectionOfDivision = connectionOfDivision;
exports.connectionsOfTenant = connectionsOfTenant;
exports.connectionsById = connectionsById;
exports.COLUMNS = `connection_id AS "connectionId", tenant_id AS "tenantId", division_id AS "divisionId",
  company_id AS "companyId", status`;
/** The connection of a division; undefined when it never had one. */
async function connectionOfDivision(db, schema, divisionId) {
    const { rows } = await db.query(`SELECT ${exports.COLUMNS} FROM "${schema}".connections WHERE division_id = $1
     ORDER BY status = 'connected' DESC, company_id IS NULL LIMIT 1`, [divisionId]);
    return rows[0];
}
async function connectionsOfTenant(db, schema, tenantId) {
    const sql = `SELECT ${exports.COLUMNS} FROM "${schema}".connections WHERE tenant_id = $1 ORDER BY connection_id`;
    const { rows } = await db.query(sql, [tenantId]);
    return rows;
}
async function connectionsById(db, schema, ids) {
    const sql = `SELECT ${exports.COLUMNS} FROM "${schema}".connections WHERE connection_id = ANY ($1::uuid[])`;
    const { rows } = await db.query(sql, [ids]);
    return new Map(rows.map((row) => [row.connectionId, row]));
}
//# sourceMappingURL=connection.js.map
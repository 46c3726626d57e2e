"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tenantTable = tenantTable;
exports.workerTable = workerTable;
const tenants_1 = require("./tenants");
/**
 * Statements that put a table with a `tenant_id uuid` column behind row-level security, forced, so that its owner
 * obeys too. The app role reads it, the worker role writes it, both only for the tenants of their transaction.
 */
function tenantTable(schema, table, roles) {
    const name = `"${schema}"."${table}"`;
    return [
        `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
        `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
        `DROP POLICY IF EXISTS tenants_of_the_transaction ON ${name}`,
        `CREATE POLICY tenants_of_the_transaction ON ${name} USING (${tenants_1.TENANT_CONDITION}) WITH CHECK (${tenants_1.TENANT_CONDITION})`,
        `GRANT SELECT ON ${name} TO "${roles.app}"`,
        `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO "${roles.worker}"`,
    ];
}
/** Statements for a table that only the service itself works with and that holds ids or sealed content alone. */
function workerTable(schema, table, roles) {
    return [
        `GRANT SELECT, INSERT, UPDATE, DELETE ON "${schema}"."${table}" TO "${roles.worker}"`,
        `REVOKE ALL ON "${schema}"."${table}" FROM "${roles.app}"`,
    ];
}
//# sourceMappingURL=tenant-table.js.map
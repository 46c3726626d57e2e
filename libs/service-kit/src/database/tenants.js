"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TENANT_CONDITION = exports.SET_TENANTS_SQL = void 0;
exports.setTenants = setTenants;
exports.tenantList = tenantList;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/**
 * Sets whose rows a transaction sees and writes, until its end and for nobody after it (`SET LOCAL`): a connection that
 * goes back to the pool takes no tenant with it. No tenant at all means no rows.
 *
 * @param tx a connection inside a transaction; outside of one PostgreSQL would forget the setting at once
 * @throws when an id is no UUID in lower case
 */
async function setTenants(tx, tenantIds) {
    await tx.query(exports.SET_TENANTS_SQL, [tenantList(tenantIds)]);
}
exports.SET_TENANTS_SQL = `SELECT set_config('ledgerbridge.tenants', $1, true)`;
/** The setting's text; the policies split it at commas, so nothing but ids may be in it. */
function tenantList(tenantIds) {
    for (const id of tenantIds)
        if (!UUID.test(id))
            throw new Error('A tenant id is not a UUID in lower case');
    return tenantIds.join(',');
}
/** The condition of every policy. Neither unset nor empty yields a row: NULL and `{}` match nothing. */
exports.TENANT_CONDITION = `tenant_id = ANY (string_to_array(current_setting('ledgerbridge.tenants', true), ',')::uuid[])`;
//# sourceMappingURL=tenants.js.map
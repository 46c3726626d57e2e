"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.saveAccess = saveAccess;
const access_id_1 = require("./access-id");
/** How each thing is written: its table, its columns and their types, and its values in that order. */
const WRITTEN = {
    host: {
        table: 'access_hosts',
        columns: [
            ['name', 'text'],
            ['topic_prefix', 'text'],
        ],
        values: ({ name, topicPrefix }) => [name, topicPrefix],
    },
    'api-key': {
        table: 'access_api_keys',
        columns: [
            ['host_id', 'uuid'],
            ['key_hash', 'text'],
            ['scopes', 'text[]'],
            ['revoked', 'boolean'],
        ],
        values: ({ hostId, keyHash, scopes, revoked }) => [hostId, keyHash, scopes, revoked],
    },
    tenant: {
        table: 'access_tenants',
        columns: [
            ['host_id', 'uuid'],
            ['external_id', 'text'],
        ],
        values: ({ hostId, externalId }) => [hostId, externalId],
    },
    division: {
        table: 'access_divisions',
        columns: [
            ['tenant_id', 'uuid'],
            ['external_id', 'text'],
            ['time_zone', 'text'],
        ],
        values: ({ tenantId, externalId, timeZone }) => [tenantId, externalId, timeZone],
    },
};
/**
 * Writes the newest state of each thing and leaves out what is not newer than its row; the guard is in the statement,
 * so a late message cannot win a race. Sorted, so that two batches lock in one order.
 *
 * @returns the changes that were newer, one per thing
 */
async function saveAccess(tx, schema, changes) {
    const saved = [];
    for (const change of newestOfEach(changes)) {
        if (await saveOne(tx, schema, change))
            saved.push(change);
    }
    return saved;
}
async function saveOne(tx, schema, change) {
    const { table, columns, values } = writtenOf(change);
    const names = columns.map(([name]) => name);
    const { rowCount } = await tx.query(`INSERT INTO "${schema}".${table} AS known (id, version, ${names.join(', ')})
     VALUES ($1, $2, ${columns.map(([, type], index) => `$${index + 3}::${type}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, ${names.map((n) => `${n} = excluded.${n}`).join(', ')}
     WHERE known.version < excluded.version`, [(0, access_id_1.accessIdOf)(change), change.version, ...values]);
    return rowCount === 1;
}
function writtenOf(change) {
    switch (change.entity) {
        case 'host':
            return { ...WRITTEN.host, values: WRITTEN.host.values(change) };
        case 'api-key':
            return { ...WRITTEN['api-key'], values: WRITTEN['api-key'].values(change) };
        case 'tenant':
            return { ...WRITTEN.tenant, values: WRITTEN.tenant.values(change) };
        case 'division':
            return { ...WRITTEN.division, values: WRITTEN.division.values(change) };
    }
}
function newestOfEach(changes) {
    const newest = new Map();
    for (const change of changes) {
        const key = `${change.entity} ${(0, access_id_1.accessIdOf)(change)}`;
        const known = newest.get(key);
        if (!known || known.version < change.version)
            newest.set(key, change);
    }
    return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}
//# sourceMappingURL=save-access.js.map
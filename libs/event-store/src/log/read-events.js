"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.partitionSql = exports.streamsSql = void 0;
exports.readEvents = readEvents;
const columns = (s) => `
  e.partition, e.position, e.id, e.stream_id, e.version, e.type, e.schema_version, e.data, e.sealed, e.tenant_id,
  e.division_id, e.actor, e.correlation_id, e.causation_id,
  (extract(epoch FROM e.occurred_at) * 1000)::bigint AS occurred_ms,
  e.sealed IS NOT NULL AND EXISTS (
    SELECT FROM ${s}.tenant_keys k WHERE k.tenant_id = e.tenant_id AND k.destroyed_at IS NOT NULL) AS erased`;
const streamsSql = (s) => `
  SELECT ${columns(s)} FROM ${s}.events e WHERE e.stream_id = ANY ($1::uuid[]) ORDER BY e.stream_id, e.version`;
exports.streamsSql = streamsSql;
const partitionSql = (s) => `
  SELECT ${columns(s)} FROM ${s}.events e WHERE e.partition = $1 AND e.position > $2 ORDER BY e.position LIMIT $3`;
exports.partitionSql = partitionSql;
/** Reads events as they were written: opened, not yet upcast. Whether a key still exists is read with the event. */
async function readEvents(db, keys, sql, values) {
    const { rows } = await db.query(sql, values);
    const tenants = new Set();
    for (const { tenant_id: tenant, sealed, erased } of rows) {
        if (tenant === null || sealed === null)
            continue;
        if (erased)
            keys.forget(tenant);
        else
            tenants.add(tenant);
    }
    const found = tenants.size === 0 ? new Map() : await keys.load(db, [...tenants]);
    return rows.map((row) => recorded(row, openedPart(row, found)));
}
function openedPart({ id, tenant_id: tenant, sealed, erased }, keys) {
    if (sealed === null || tenant === null)
        return null;
    const key = erased ? 'destroyed' : keys.get(tenant);
    if (key === 'destroyed')
        return 'erased';
    // Erasing leaves a row behind, so no row at all means that the table of keys was not restored with the log.
    if (!key)
        throw new Error(`The key of tenant ${tenant} is missing: restore the table tenant_keys`);
    return key.open(id, sealed);
}
function recorded(row, sealed) {
    return {
        partition: row.partition,
        position: Number(row.position),
        id: row.id,
        streamId: row.stream_id,
        version: Number(row.version),
        type: row.type,
        schemaVersion: row.schema_version,
        data: row.data,
        sealed,
        metadata: {
            tenantId: row.tenant_id,
            divisionId: row.division_id,
            actor: row.actor,
            correlationId: row.correlation_id,
            causationId: row.causation_id,
            occurredAt: new Date(Number(row.occurred_ms)).toISOString(),
        },
    };
}
//# sourceMappingURL=read-events.js.map
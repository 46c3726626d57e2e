"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rebuildProjection = rebuildProjection;
const schema_name_1 = require("../schema/schema-name");
const with_connection_1 = require("../with-connection");
/**
 * Builds a projection's rows anew from the first event, in one transaction: readers see the old rows until the new ones
 * are complete. Live replicas of the projection wait meanwhile, nothing else does. Events of erased tenants and of
 * quarantined streams are left out. A processor is refused: it would act on the world again.
 *
 * @throws what the handler throws, and UnknownEventError; nothing has changed then
 */
function rebuildProjection(options) {
    return (0, with_connection_1.withConnection)(options.pool, async (tx) => {
        await tx.query('BEGIN');
        const result = await rebuildIn(tx, options);
        await tx.query(result.ok ? 'COMMIT' : 'ROLLBACK');
        return result;
    });
}
async function rebuildIn(tx, options) {
    const checkpoints = await lockAll(tx, options);
    if (checkpoints.length === 0)
        return { ok: false, reason: 'unknown-subscription' };
    if (checkpoints.some(({ kind }) => kind !== 'projection'))
        return { ok: false, reason: 'not-a-projection' };
    const quarantined = await quarantinedIn(tx, options);
    await options.reset(tx);
    let events = 0;
    for (const { partition } of checkpoints)
        events += await replay(tx, options, partition, quarantined);
    return { ok: true, events };
}
/** Waits for the batches in hand and keeps live replicas off until the commit. */
async function lockAll(tx, { log, name }) {
    const { rows } = await tx.query(`SELECT partition, kind FROM ${(0, schema_name_1.quotedSchema)(log.schema)}.checkpoints
     WHERE name = $1 ORDER BY partition FOR UPDATE`, [name]);
    return rows;
}
async function quarantinedIn(tx, { log, name }) {
    const { rows } = await tx.query(`SELECT stream_id FROM ${(0, schema_name_1.quotedSchema)(log.schema)}.quarantined_streams WHERE name = $1`, [name]);
    return new Set(rows.map((row) => row.stream_id));
}
async function replay(tx, { log, name, handle, batchSize = 1_000 }, partition, quarantined) {
    let position = 0;
    let handled = 0;
    for (;;) {
        const events = await log.readPartition(tx, partition, position, batchSize);
        position = events.at(-1)?.position ?? position;
        if (events.length === 0)
            break;
        const wanted = (await withoutErased(tx, log, events)).filter(({ streamId }) => !quarantined.has(streamId));
        if (wanted.length > 0)
            await handle(tx, wanted);
        handled += wanted.length;
    }
    await tx.query(`UPDATE ${(0, schema_name_1.quotedSchema)(log.schema)}.checkpoints
     SET position = $3, careful_until = 0, attempts = 0, retry_at = NULL, failing_since = NULL, failing_stream = NULL,
         failing_type = NULL, failing_reason = NULL
     WHERE name = $1 AND partition = $2`, [name, partition, position]);
    return handled;
}
async function withoutErased(tx, log, events) {
    const tenants = new Set(events.flatMap(({ metadata }) => metadata.tenantId ?? []));
    const erased = await log.keys.destroyed(tx, [...tenants]);
    return events.filter(({ metadata }) => metadata.tenantId === null || !erased.has(metadata.tenantId));
}
//# sourceMappingURL=rebuild-projection.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.quarantineStream = quarantineStream;
exports.releaseStream = releaseStream;
exports.quarantinedStreams = quarantinedStreams;
const schema_name_1 = require("../schema/schema-name");
/**
 * An operator's decision that one subscription passes over one stream, so that the rest of its partition goes on.
 * It stays on the list until it is released. Idempotent.
 */
async function quarantineStream(db, schema, { subscription, streamId, reason, by }) {
    const s = (0, schema_name_1.quotedSchema)(schema);
    await db.query(`WITH quarantined AS (
       INSERT INTO ${s}.quarantined_streams (name, stream_id, reason, quarantined_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name, stream_id) DO NOTHING)
     UPDATE ${s}.checkpoints SET retry_at = NULL WHERE name = $1 AND failing_stream = $2`, [subscription, streamId, reason, by]);
}
/**
 * Takes a stream off the list. Events passed over meanwhile stay so: a projection is rebuilt to have them, a processor
 * never will.
 * @returns whether it was on the list
 */
async function releaseStream(db, schema, subscription, streamId) {
    const { rowCount } = await db.query(`DELETE FROM ${(0, schema_name_1.quotedSchema)(schema)}.quarantined_streams WHERE name = $1 AND stream_id = $2`, [subscription, streamId]);
    return rowCount === 1;
}
/** What is in quarantine, the oldest first. */
async function quarantinedStreams(db, schema) {
    const { rows } = await db.query(`SELECT name AS subscription, stream_id AS "streamId", reason, quarantined_by AS by, quarantined_at AS at
     FROM ${(0, schema_name_1.quotedSchema)(schema)}.quarantined_streams ORDER BY quarantined_at, name, stream_id`);
    return rows;
}
//# sourceMappingURL=quarantine.js.map
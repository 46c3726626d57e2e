"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lagOf = lagOf;
const schema_name_1 = require("../schema/schema-name");
/** The lag of one subscription by partition: the metric to watch, and what an operator looks at first. */
async function lagOf(db, schema, name) {
    const s = (0, schema_name_1.quotedSchema)(schema);
    const { rows } = await db.query(`SELECT c.partition, c.position, p.last_position - c.position AS behind, c.attempts, c.failing_since,
            c.failing_stream, c.failing_type, c.failing_reason,
            coalesce(extract(epoch FROM clock_timestamp() - e.recorded_at), 0)::float8 AS seconds
     FROM ${s}.checkpoints c JOIN ${s}.log_partitions p ON p.partition = c.partition
     LEFT JOIN ${s}.events e ON e.partition = c.partition AND e.position = c.position + 1
     WHERE c.name = $1 ORDER BY c.partition`, [name]);
    return rows.map((row) => ({
        partition: row.partition,
        position: Number(row.position),
        behind: Number(row.behind),
        seconds: row.seconds,
        failing: row.failing_since && {
            since: row.failing_since,
            attempts: row.attempts,
            streamId: row.failing_stream,
            type: row.failing_type,
            reason: row.failing_reason ?? '',
        },
    }));
}
//# sourceMappingURL=lag.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Checkpoints = void 0;
const schema_name_1 = require("../schema/schema-name");
/** The checkpoint rows of one subscription: one per log partition. */
class Checkpoints {
    name;
    kind;
    s;
    constructor(schema, name, kind) {
        this.name = name;
        this.kind = kind;
        this.s = (0, schema_name_1.quotedSchema)(schema);
    }
    /**
     * Makes the rows that are missing.
     * @throws when the name is taken by a subscription of the other kind
     */
    async install(db, from) {
        await db.query(`INSERT INTO ${this.s}.checkpoints (name, partition, kind, position)
       SELECT $1, p.partition, $2, CASE WHEN $3 THEN p.last_position ELSE 0 END
       FROM ${this.s}.log_partitions p ORDER BY p.partition ON CONFLICT (name, partition) DO NOTHING`, [this.name, this.kind, from === 'now']);
        const { rows } = await db.query(`SELECT DISTINCT kind FROM ${this.s}.checkpoints WHERE name = $1`, [this.name]);
        if (rows.some(({ kind }) => kind !== this.kind)) {
            throw new Error(`Subscription "${this.name}" is not a ${this.kind}: its checkpoints say otherwise`);
        }
    }
    /**
     * Locks a partition that has events to handle, until the transaction ends. Partitions held by others are passed over.
     * @param avoid partitions this process leaves alone for now
     * @param after the partition taken last: the next one in turn goes first, so that a busy one starves none
     */
    async lockNext(tx, avoid, after) {
        const { rows } = await tx.query(`SELECT c.partition, c.position, c.careful_until, c.attempts, c.fence, ${this.quarantined()}
       FROM ${this.open('$2', '$3')}`, [this.name, avoid, after]);
        return rows[0] && claimOf(rows[0]);
    }
    /** As {@link lockNext}, by a lease that outlives the statement. */
    async leaseNext(db, avoid, after, { owner, ms }) {
        const { rows } = await db.query(`UPDATE ${this.s}.checkpoints c
       SET lease_owner = $4, lease_until = clock_timestamp() + $5 * interval '1 ms', fence = c.fence + 1
       WHERE c.name = $1 AND c.partition = (
         SELECT c.partition FROM ${this.open('$2', '$3', 'AND (c.lease_until IS NULL OR c.lease_until < clock_timestamp())')})
       RETURNING c.partition, c.position, c.careful_until, c.attempts, c.fence, ${this.quarantined()}`, [this.name, avoid, after, owner, ms]);
        return rows[0] && claimOf(rows[0]);
    }
    /** @returns false when the lease was lost: somebody else has the partition now */
    async renew(db, { partition, fence }, { owner, ms }) {
        const { rowCount } = await db.query(`UPDATE ${this.s}.checkpoints SET lease_until = clock_timestamp() + $5 * interval '1 ms'
       WHERE name = $1 AND partition = $2 AND fence = $3 AND lease_owner = $4`, [this.name, partition, fence, owner, ms]);
        return rowCount === 1;
    }
    /**
     * Moves past handled events, forgets failures and ends the lease.
     * @returns false when the lease was lost: the position stays
     */
    async move(db, { partition, fence }, position) {
        const { rowCount } = await db.query(`UPDATE ${this.s}.checkpoints
       SET position = $4, attempts = 0, retry_at = NULL, failing_since = NULL, failing_stream = NULL,
           failing_type = NULL, failing_reason = NULL, lease_owner = NULL, lease_until = NULL
       WHERE name = $1 AND partition = $2 AND fence = $3`, [this.name, partition, fence, position]);
        return rowCount === 1;
    }
    /** Ends a lease and has the next events handled one at a time, to find the one that fails. */
    async beCareful(db, { partition, fence, position }, until) {
        await db.query(`UPDATE ${this.s}.checkpoints SET careful_until = $5, lease_owner = NULL, lease_until = NULL
       WHERE name = $1 AND partition = $2 AND fence = $3 AND position = $4`, [this.name, partition, fence, position, until]);
    }
    /**
     * Records that the next event cannot be handled, for operators and the other replicas, and ends the lease.
     * @returns since when; undefined when another replica got past it meanwhile
     */
    async fail(db, { partition, fence, position }, failure) {
        const { rows } = await db.query(`UPDATE ${this.s}.checkpoints
       SET attempts = attempts + CASE WHEN $8::float8 IS NULL THEN 0 ELSE 1 END,
           retry_at = clock_timestamp() + $8::float8 * interval '1 ms',
           failing_since = coalesce(failing_since, clock_timestamp()),
           failing_stream = $5, failing_type = $6, failing_reason = $7, lease_owner = NULL, lease_until = NULL
       WHERE name = $1 AND partition = $2 AND fence = $3 AND position = $4
       RETURNING failing_since`, [
            this.name,
            partition,
            fence,
            position,
            failure.streamId,
            failure.type,
            failure.reason,
            failure.retryInMs,
        ]);
        return rows[0]?.failing_since;
    }
    open(avoid, after, free = '') {
        return `${this.s}.checkpoints c JOIN ${this.s}.log_partitions p ON p.partition = c.partition
      WHERE c.name = $1 AND p.last_position > c.position AND c.partition <> ALL (${avoid}::integer[])
        AND (c.retry_at IS NULL OR c.retry_at <= clock_timestamp()) ${free}
      ORDER BY c.partition <= ${after}, c.partition LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;
    }
    quarantined() {
        return `ARRAY(SELECT q.stream_id::text FROM ${this.s}.quarantined_streams q WHERE q.name = c.name) AS quarantined`;
    }
}
exports.Checkpoints = Checkpoints;
const claimOf = (row) => ({
    partition: row.partition,
    position: Number(row.position),
    carefulUntil: Number(row.careful_until),
    attempts: row.attempts,
    fence: Number(row.fence),
    quarantined: new Set(row.quarantined),
});
//# sourceMappingURL=checkpoints.js.map
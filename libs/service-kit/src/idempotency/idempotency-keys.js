"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IdempotencyKeys = exports.LEASE_SECONDS = exports.HONOURED_HOURS = void 0;
const node_crypto_1 = require("node:crypto");
/** How long a key is honoured, in hours. */
exports.HONOURED_HOURS = 24;
/** How long a request may be silent before it counts as crashed, in seconds; it renews itself while it runs. */
exports.LEASE_SECONDS = 30;
/** Remembers for a day what requests with an `Idempotency-Key` were answered. */
class IdempotencyKeys {
    pool;
    ring;
    table;
    constructor(pool, schema, ring) {
        this.pool = pool;
        this.ring = ring;
        this.table = `"${schema}".idempotency_keys`;
    }
    /** Begins a request, or says what became of the one with the same key. */
    async begin(name, body) {
        const run = (0, node_crypto_1.randomUUID)();
        const print = (0, node_crypto_1.createHash)('sha256').update(body).digest();
        const { bytes, ringVersion } = this.ring.wrap(print, place(name, 'request'));
        // A row may be taken over when it is too old to be honoured, or when its request died before it had an answer.
        const { rows } = await this.pool.query(`WITH mine AS (
         INSERT INTO ${this.table} AS known (caller, route, key, tenant_id, run, request, request_ring, leased_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 second')
         ON CONFLICT (caller, route, key) DO UPDATE
           SET run = excluded.run, request = excluded.request, request_ring = excluded.request_ring,
               answer = NULL, answer_ring = NULL, leased_until = excluded.leased_until, created_at = now()
           WHERE known.created_at < now() - $9 * interval '1 hour'
              OR (known.answer IS NULL AND known.leased_until < now())
         RETURNING run, request, request_ring, answer, answer_ring)
       SELECT * FROM mine
       UNION ALL
       SELECT run, request, request_ring, answer, answer_ring FROM ${this.table}
       WHERE caller = $1 AND route = $2 AND key = $3 AND NOT EXISTS (SELECT FROM mine)`, [
            name.caller,
            name.route,
            name.key,
            name.tenantId,
            run,
            bytes,
            ringVersion,
            exports.LEASE_SECONDS,
            exports.HONOURED_HOURS,
        ]);
        const [row] = rows;
        // The other one's row was committed after our snapshot was taken: it has only just begun.
        if (!row)
            return { state: 'running' };
        if (row.run === run)
            return { state: 'begun', run };
        return this.known(name, row, print);
    }
    /** Says that the request still runs. */
    async renew(name, run) {
        await this.pool.query(`UPDATE ${this.table} SET leased_until = now() + $5 * interval '1 second'
       WHERE caller = $1 AND route = $2 AND key = $3 AND run = $4`, [name.caller, name.route, name.key, run, exports.LEASE_SECONDS]);
    }
    async finish(name, run, answer) {
        const { bytes, ringVersion } = this.ring.wrap(Buffer.from(JSON.stringify(answer)), place(name, 'answer'));
        await this.pool.query(`UPDATE ${this.table} SET answer = $5, answer_ring = $6
       WHERE caller = $1 AND route = $2 AND key = $3 AND run = $4`, [name.caller, name.route, name.key, run, bytes, ringVersion]);
    }
    /** Gives the key back: the request failed on our side, and a repeat shall try again. */
    async abandon(name, run) {
        await this.pool.query(`DELETE FROM ${this.table} WHERE caller = $1 AND route = $2 AND key = $3 AND run = $4 AND answer IS NULL`, [name.caller, name.route, name.key, run]);
    }
    /** Drops what is no longer honoured. @returns how many */
    async dropOld() {
        const { rowCount } = await this.pool.query(`DELETE FROM ${this.table} WHERE created_at < now() - $1 * interval '1 hour'`, [exports.HONOURED_HOURS]);
        return rowCount ?? 0;
    }
    known(name, row, print) {
        const first = this.ring.unwrap({ bytes: row.request, ringVersion: row.request_ring }, place(name, 'request'));
        if (!first.equals(print))
            return { state: 'other-content' };
        if (row.answer === null || row.answer_ring === null)
            return { state: 'running' };
        const opened = this.ring.unwrap({ bytes: row.answer, ringVersion: row.answer_ring }, place(name, 'answer'));
        return { state: 'answered', answer: JSON.parse(opened.toString()) };
    }
}
exports.IdempotencyKeys = IdempotencyKeys;
const place = ({ caller, route, key }, part) => JSON.stringify(['idempotency', caller, route, key, part]);
//# sourceMappingURL=idempotency-keys.js.map
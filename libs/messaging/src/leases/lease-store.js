"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LeaseStore = void 0;
/** The SQL of leases: one pool of items that its living members share. */
class LeaseStore {
    db;
    schema;
    pool;
    member;
    ttlMs;
    constructor(db, schema, pool, member, ttlMs) {
        this.db = db;
        this.schema = schema;
        this.pool = pool;
        this.member = member;
        this.ttlMs = ttlMs;
    }
    async addItems(items) {
        await this.db.query(`INSERT INTO ${this.schema}.leases (pool, item)
       SELECT $1, item FROM unnest($2::text[]) AS item ORDER BY item ON CONFLICT DO NOTHING`, [this.pool, items]);
    }
    /** Says that this member lives and answers how many items are its share: all together differ by at most one. */
    async share(items) {
        const alive = await this.db.query(`WITH me AS (
         INSERT INTO ${this.schema}.lease_members (pool, member, expires_at)
         VALUES ($1, $2, now() + $3 * interval '1 ms')
         ON CONFLICT (pool, member) DO UPDATE SET expires_at = excluded.expires_at RETURNING member)
       SELECT member::text FROM me
       UNION SELECT member::text FROM ${this.schema}.lease_members WHERE pool = $1 AND expires_at > now()
       ORDER BY member`, [this.pool, this.member, this.ttlMs]);
        const rank = alive.rows.findIndex(({ member }) => member === this.member);
        const members = alive.rows.length;
        return Math.floor(items / members) + (rank < items % members ? 1 : 0);
    }
    /** @returns the leases that are still ours, with a new term */
    async renew() {
        const { rows } = await this.db.query(`UPDATE ${this.schema}.leases SET expires_at = now() + $3 * interval '1 ms'
        WHERE pool = $1 AND member = $2 RETURNING item, generation::text`, [this.pool, this.member, this.ttlMs]);
        return rows;
    }
    /** Takes up to `count` of the items that nobody holds. */
    async take(items, count) {
        const { rows } = await this.db.query(`UPDATE ${this.schema}.leases l
          SET member = $2, generation = l.generation + 1, expires_at = now() + $3 * interval '1 ms'
         FROM (SELECT item FROM ${this.schema}.leases
                WHERE pool = $1 AND item = ANY ($4) AND (member IS NULL OR expires_at <= now())
                ORDER BY item LIMIT $5 FOR UPDATE SKIP LOCKED) AS free
        WHERE l.pool = $1 AND l.item = free.item RETURNING l.item, l.generation::text`, [this.pool, this.member, this.ttlMs, items, Math.max(0, count)]);
        return rows;
    }
    async release(items) {
        await this.db.query(`UPDATE ${this.schema}.leases SET member = NULL, expires_at = NULL
        WHERE pool = $1 AND member = $2 AND item = ANY ($3)`, [this.pool, this.member, items]);
    }
    async leave() {
        await this.db.query(`DELETE FROM ${this.schema}.lease_members WHERE pool = $1 AND (member = $2 OR expires_at < now() - interval '1 hour')`, [this.pool, this.member]);
    }
}
exports.LeaseStore = LeaseStore;
//# sourceMappingURL=lease-store.js.map
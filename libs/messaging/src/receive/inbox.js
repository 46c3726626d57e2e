"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Inbox = exports.keyText = void 0;
const consumer_tables_1 = require("../storage/consumer-tables");
const period_tables_1 = require("../storage/period-tables");
const schema_name_1 = require("../storage/schema-name");
/** One text per key. Unit separators cannot occur in it: control characters are refused before. */
const keyText = ({ tenantId, source, id }) => `${tenantId}\u001f${source}\u001f${id}`;
exports.keyText = keyText;
/** Remembers what a consumer has handled, so that a message that comes again is handled once. */
class Inbox {
    table;
    constructor(schema) {
        this.table = `${(0, schema_name_1.schemaName)(schema)}.inbox`;
    }
    /**
     * Enters keys, sorted so that two batches cannot wait for each other.
     * @param keys without duplicates
     * @returns the texts of those that were new
     */
    async enter(tx, consumer, keys) {
        if (keys.length === 0)
            return new Set();
        const sorted = [...keys].sort((a, b) => ((0, exports.keyText)(a) < (0, exports.keyText)(b) ? -1 : 1));
        const { rows } = await tx.query(`INSERT INTO ${this.table} (consumer, tenant_id, source, id, period)
       SELECT $1, k.tenant_id, k.source, k.id, ${(0, period_tables_1.periodStart)(consumer_tables_1.INBOX_PERIOD_DAYS)}
         FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS k (tenant_id, source, id, n)
        WHERE NOT EXISTS (SELECT FROM ${this.table} i
                WHERE i.consumer = $1 AND i.tenant_id = k.tenant_id AND i.source = k.source AND i.id = k.id)
        ORDER BY k.n
       ON CONFLICT DO NOTHING RETURNING tenant_id::text, source, id`, [consumer, ...columns(sorted)]);
        return new Set(rows.map((row) => (0, exports.keyText)({ tenantId: row.tenant_id, source: row.source, id: row.id })));
    }
    /** Takes keys back in the transaction that entered them: a parked message must count as new when it is redriven. */
    async forget(tx, consumer, keys) {
        if (keys.length === 0)
            return;
        await tx.query(`DELETE FROM ${this.table} i USING unnest($2::uuid[], $3::text[], $4::text[]) AS k (tenant_id, source, id)
        WHERE i.consumer = $1 AND i.tenant_id = k.tenant_id AND i.source = k.source AND i.id = k.id`, [consumer, ...columns(keys)]);
    }
    /** Removes what an erased tenant's messages have left. */
    async eraseTenant(db, tenantId) {
        await db.query(`DELETE FROM ${this.table} WHERE tenant_id = $1`, [tenantId]);
    }
}
exports.Inbox = Inbox;
const columns = (keys) => [
    keys.map(({ tenantId }) => tenantId),
    keys.map(({ source }) => source),
    keys.map(({ id }) => id),
];
//# sourceMappingURL=inbox.js.map
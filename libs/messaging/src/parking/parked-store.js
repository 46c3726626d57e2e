"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ParkedStore = void 0;
const schema_name_1 = require("../storage/schema-name");
const COLUMNS = `id::text, topic, partition, "offset"::text, tenant_id::text AS "tenantId",
  tenant_external_id AS "tenantExternalId", message_id AS "messageId", message_type AS "messageType", code, detail,
  errors, payload_bytes AS "payloadBytes", redrives, state, parked_at AS "parkedAt", changed_at AS "changedAt"`;
/** The SQL of parked messages of one consumer. */
class ParkedStore {
    pool;
    consumer;
    table;
    constructor(pool, schema, consumer) {
        this.pool = pool;
        this.consumer = consumer;
        this.table = `${(0, schema_name_1.schemaName)(schema)}.parked_messages`;
    }
    async insert(tx, messages) {
        for (const message of messages) {
            const { reason } = message;
            await tx.query(`INSERT INTO ${this.table} (consumer, topic, partition, "offset", tenant_id, tenant_external_id, message_id,
           message_type, code, detail, errors, payload, payload_bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, [
                this.consumer,
                message.topic,
                message.partition,
                message.offset,
                message.tenantId,
                message.tenantExternalId,
                message.messageId,
                message.messageType,
                reason.code,
                reason.detail,
                JSON.stringify(reason.errors ?? []),
                message.sealed,
                message.payloadBytes,
            ]);
        }
    }
    /** Newest first. `before` is the id of the last one of the page before. */
    async list(filter, limit, before) {
        const { rows } = await this.pool.query(`SELECT ${COLUMNS} FROM ${this.table}
        WHERE consumer = $1 AND ($2::bigint IS NULL OR id < $2) AND ($3::text IS NULL OR state = $3)
          AND ($4::text IS NULL OR code = $4) AND ($5::text IS NULL OR topic = $5)
          AND ($6::uuid IS NULL OR tenant_id = $6) AND ($7::text IS NULL OR tenant_external_id = $7)
        ORDER BY id DESC LIMIT $8`, [
            this.consumer,
            before,
            filter.state,
            filter.code,
            filter.topic,
            filter.tenantId,
            filter.tenantExternalId,
            limit,
        ]);
        return rows;
    }
    /** @returns undefined when there is none that is still parked */
    async load(id) {
        const { rows } = await this.pool.query(`SELECT ${COLUMNS}, payload AS sealed FROM ${this.table}
        WHERE consumer = $1 AND id = $2 AND state = 'parked' AND payload IS NOT NULL`, [this.consumer, id]);
        return rows[0];
    }
    /** @returns whether it is still parked; nobody else can redrive it until the transaction ends */
    async lock(tx, id) {
        const sql = `SELECT FROM ${this.table} WHERE consumer = $1 AND id = $2 AND state = 'parked' FOR UPDATE`;
        return (await tx.query(sql, [this.consumer, id])).rowCount === 1;
    }
    /** The contents are not kept: what was handled lies where its service keeps it. */
    async markRedriven(tx, id) {
        await tx.query(`UPDATE ${this.table} SET state = 'redriven', payload = NULL, redrives = redrives + 1, changed_at = now()
        WHERE consumer = $1 AND id = $2`, [this.consumer, id]);
    }
    async markParkedAgain(db, id, { code, detail, errors = [] }) {
        await db.query(`UPDATE ${this.table} SET code = $3, detail = $4, errors = $5, redrives = redrives + 1, changed_at = now()
        WHERE consumer = $1 AND id = $2 AND state = 'parked'`, [this.consumer, id, code, detail, JSON.stringify(errors)]);
    }
    async counts() {
        const { rows } = await this.pool.query(`SELECT topic, code, count(*)::int AS count FROM ${this.table}
        WHERE consumer = $1 AND state = 'parked' GROUP BY topic, code ORDER BY topic, code`, [this.consumer]);
        return rows;
    }
    async eraseTenant(db, tenantId) {
        await db.query(`DELETE FROM ${this.table} WHERE consumer = $1 AND tenant_id = $2`, [
            this.consumer,
            tenantId,
        ]);
    }
}
exports.ParkedStore = ParkedStore;
//# sourceMappingURL=parked-store.js.map
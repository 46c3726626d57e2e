"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PositionStore = void 0;
const schema_name_1 = require("../storage/schema-name");
/**
 * Positions of consumers, in the service's database beside its inbox. The generation is counted here and not taken
 * from the broker: a group that the broker has forgotten begins again at 1, and would be refused for ever.
 */
class PositionStore {
    pool;
    table;
    constructor(pool, schema) {
        this.pool = pool;
        this.table = `${(0, schema_name_1.schemaName)(schema)}.consumer_positions`;
    }
    async claim(consumer, topic, partition) {
        const { rows } = await this.pool.query(`INSERT INTO ${this.table} AS p (consumer, topic, partition, generation) VALUES ($1, $2, $3, 1)
       ON CONFLICT (consumer, topic, partition) DO UPDATE SET generation = p.generation + 1, claimed_at = now()
       RETURNING p.next_offset::text AS next, p.generation::text`, [consumer, topic, partition]);
        const [row] = rows;
        if (row === undefined)
            throw new Error('claiming a position answered no row');
        return { next: row.next ?? undefined, generation: row.generation };
    }
    /** @returns false when another member has claimed the partition since: roll back */
    async advance(tx, { consumer, topic, partition, generation, next }) {
        const { rowCount } = await tx.query(`UPDATE ${this.table} SET next_offset = $5
        WHERE consumer = $1 AND topic = $2 AND partition = $3 AND generation = $4`, [consumer, topic, partition, generation, next]);
        return rowCount === 1;
    }
}
exports.PositionStore = PositionStore;
//# sourceMappingURL=positions.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
/**
 * One replica of a subscription as a process of its own, for tests that kill it. Takes its orders from one argument in
 * JSON; every handled event becomes a row of `effects`, in the transaction that moves the checkpoint.
 */
const promises_1 = require("node:timers/promises");
const pg_1 = require("pg");
const __1 = require("..");
async function main({ url, schema, replica }) {
    const pool = new pg_1.Pool({ connectionString: url, max: 4 });
    const ring = new __1.KeyRing(1, new Map([[1, Buffer.alloc(32)]]));
    const signal = new __1.AppendSignal({ pool, schema });
    await signal.start();
    const processor = await (0, __1.runProcessor)({
        name: 'effects',
        pool,
        log: new __1.EventLog({ schema, keys: new __1.TenantKeys({ schema, ring }) }),
        signal,
        batchSize: 20,
        pollMs: 100,
        handle: async (tx, events) => {
            await tx.query(`INSERT INTO "${schema}".effects (replica, partition, position)
         SELECT $1, * FROM unnest($2::int[], $3::bigint[])`, [replica, events.map((event) => event.partition), events.map((event) => event.position)]);
            // Long enough for a kill to land between the effect and the commit.
            await (0, promises_1.setTimeout)(5);
        },
    });
    process.once('SIGTERM', () => {
        void processor
            .stop()
            .then(() => signal.stop())
            .then(() => pool.end());
    });
}
void main(JSON.parse(process.argv[2] ?? '{}'));
//# sourceMappingURL=replica.js.map
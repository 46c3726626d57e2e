"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LeasedTurn = void 0;
const node_crypto_1 = require("node:crypto");
const turn_1 = require("./turn");
/** A lease instead of a lock: it is renewed while the handler works, and its fence keeps a zombie from moving on. */
class LeasedTurn {
    pool;
    context;
    handle;
    lease;
    constructor(pool, context, handle, leaseMs) {
        this.pool = pool;
        this.context = context;
        this.handle = handle;
        this.lease = { owner: (0, node_crypto_1.randomUUID)(), ms: leaseMs };
    }
    async take(avoid, after) {
        const { checkpoints, batchSize, log } = this.context;
        const claim = await checkpoints.leaseNext(this.pool, avoid, after, this.lease);
        if (!claim)
            return { kind: 'idle' };
        const limit = (0, turn_1.limitOf)(claim, batchSize);
        let event;
        try {
            const batch = await (0, turn_1.readBatch)(this.pool, log, claim, limit);
            event = batch.wanted[0];
            if (event)
                await this.whileLeased(claim, (signal) => this.handle(batch.wanted, signal));
            await checkpoints.move(this.pool, claim, batch.end);
            return { kind: 'handled', partition: claim.partition };
        }
        catch (error) {
            return (0, turn_1.settleFailure)(this.pool, this.context, claim, { limit, event, error });
        }
    }
    async whileLeased(claim, work) {
        const lost = new AbortController();
        let renewal = Promise.resolve();
        const timer = setInterval(() => {
            renewal = renewal.then(() => this.renew(claim, lost));
        }, this.lease.ms / 3);
        try {
            await work(lost.signal);
        }
        finally {
            clearInterval(timer);
            await renewal;
        }
    }
    async renew(claim, lost) {
        try {
            if (!(await this.context.checkpoints.renew(this.pool, claim, this.lease)))
                lost.abort();
        }
        catch {
            // The database cannot be asked. The next renewal asks again; if none succeeds, the fence decides at the end.
        }
    }
}
exports.LeasedTurn = LeasedTurn;
//# sourceMappingURL=leased-turn.js.map
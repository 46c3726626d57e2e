"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TransactionalTurn = void 0;
const with_connection_1 = require("../with-connection");
const turn_1 = require("./turn");
/** The checkpoint row stays locked while the batch is handled; a replica that dies lets go of it by dying. */
class TransactionalTurn {
    pool;
    context;
    handle;
    constructor(pool, context, handle) {
        this.pool = pool;
        this.context = context;
        this.handle = handle;
    }
    take(avoid, after) {
        return (0, with_connection_1.withConnection)(this.pool, (tx) => this.takeIn(tx, avoid, after));
    }
    async takeIn(tx, avoid, after) {
        await tx.query('BEGIN');
        const claim = await this.context.checkpoints.lockNext(tx, avoid, after);
        if (claim)
            return this.handleClaim(tx, claim);
        await tx.query('ROLLBACK');
        return { kind: 'idle' };
    }
    async handleClaim(tx, claim) {
        const limit = (0, turn_1.limitOf)(claim, this.context.batchSize);
        let event;
        try {
            const batch = await (0, turn_1.readBatch)(tx, this.context.log, claim, limit);
            event = batch.wanted[0];
            if (event)
                await this.handle(tx, batch.wanted);
            await this.context.checkpoints.move(tx, claim, batch.end);
            await tx.query('COMMIT');
            return { kind: 'handled', partition: claim.partition };
        }
        catch (error) {
            await tx.query('ROLLBACK');
            return (0, turn_1.settleFailure)(tx, this.context, claim, { limit, event, error });
        }
    }
}
exports.TransactionalTurn = TransactionalTurn;
//# sourceMappingURL=transactional-turn.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.inTransaction = inTransaction;
const __1 = require("..");
/** Runs work in a transaction; what it throws rolls back. */
function inTransaction(pool, work) {
    return (0, __1.withConnection)(pool, async (tx) => {
        await tx.query('BEGIN');
        const result = await work(tx);
        await tx.query('COMMIT');
        return result;
    });
}
//# sourceMappingURL=in-transaction.js.map
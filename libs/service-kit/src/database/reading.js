"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reading = reading;
const promises_1 = require("node:timers/promises");
const transaction_1 = require("./transaction");
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;
/** One reading statement outside any transaction; asked again when the connection was lost, which changes nothing. */
async function reading(pool, sql, values) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
        try {
            return await pool.query(sql, values);
        }
        catch (error) {
            if (!(0, transaction_1.isLostConnection)(error) || Date.now() > deadline)
                throw error;
            await (0, promises_1.setTimeout)(PAUSE_MS);
        }
    }
}
//# sourceMappingURL=reading.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.until = until;
const promises_1 = require("node:timers/promises");
/** Waits for a condition; the deadline only keeps a broken test from hanging. */
async function until(condition, what = 'the condition', deadlineMs = 45_000) {
    const end = Date.now() + deadlineMs;
    while (!(await condition())) {
        if (Date.now() > end)
            throw new Error(`Waited ${deadlineMs} ms for ${what}`);
        await (0, promises_1.setTimeout)(10);
    }
}
//# sourceMappingURL=until.js.map
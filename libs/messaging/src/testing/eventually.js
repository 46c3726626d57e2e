"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.eventually = eventually;
/**
 * Waits until a condition holds. The deadline is a safety net far above what any machine needs.
 * @returns what `look` answered at last
 */
async function eventually(look, holds, deadlineMs = 45_000) {
    const until = Date.now() + deadlineMs;
    for (;;) {
        const value = await look();
        if (holds(value))
            return value;
        if (Date.now() > until)
            throw new Error(`still not so after ${deadlineMs} ms; last seen: ${JSON.stringify(value)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
//# sourceMappingURL=eventually.js.map
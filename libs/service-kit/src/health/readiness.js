"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Readiness = void 0;
/** Longest that a check may take before it counts as failed, in milliseconds. */
const CHECK_MS = 3_000;
/** Whether this process should get work. Services add checks of their own. */
class Readiness {
    checks = new Map();
    drainingNow = false;
    failure;
    get draining() {
        return this.drainingNow;
    }
    /** Why the process cannot go on, for `/health/live`; undefined while it can. */
    get failed() {
        return this.failure;
    }
    add(name, check) {
        this.checks.set(name, check);
    }
    /** From here on the process is not ready: it is about to stop. */
    drain() {
        this.drainingNow = true;
    }
    /** The process cannot recover by itself. */
    fail(reason) {
        this.failure ??= reason;
    }
    async results() {
        const own = [
            ['process', this.failure === undefined ? { up: true } : { up: false, reason: this.failure }],
            ['draining', this.drainingNow ? { up: false, reason: 'the service is stopping' } : { up: true }],
        ];
        const others = [...this.checks].map(async ([name, check]) => [
            name,
            await inTime(check),
        ]);
        return new Map([...own, ...(await Promise.all(others))]);
    }
}
exports.Readiness = Readiness;
/** The reason never repeats an error's text: readiness is public. */
async function inTime(check) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve({ up: false, reason: 'no answer in time' }), CHECK_MS);
    });
    try {
        return await Promise.race([check(), late]);
    }
    catch {
        return { up: false, reason: 'the check failed' };
    }
    finally {
        clearTimeout(timer);
    }
}
//# sourceMappingURL=readiness.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InjectedFailure = void 0;
exports.at = at;
exports.arm = arm;
exports.disarm = disarm;
exports.countHits = countHits;
/** Thrown by a failpoint in mode `throw`; nothing but a test makes it. */
class InjectedFailure extends Error {
    failpoint;
    constructor(failpoint) {
        super(`failpoint ${failpoint}`);
        this.failpoint = failpoint;
        this.name = 'InjectedFailure';
    }
}
exports.InjectedFailure = InjectedFailure;
let armed = fromEnvironment(process.env['LEDGERBRIDGE_FAILPOINT']);
const hits = new Map();
let counting = false;
/**
 * Awaits `work` at a named place of the path from "message taken" to "outcome recorded". Without a failure armed it
 * costs one comparison. Every await of that path goes through here, which the lint rule `failpoints/every-await`
 * enforces: a crash that no test can place is a crash that nobody has tried.
 */
function at(name, work) {
    return armed === undefined && !counting ? work() : injected(name, work);
}
/** Arms one failure; it strikes once and is gone. */
function arm(failure) {
    armed = { failure, left: failure.skip ?? 0 };
}
function disarm() {
    armed = undefined;
}
/** Counts how often each failpoint is passed from now on, so that a test can tell one that nothing reaches. */
function countHits() {
    hits.clear();
    counting = true;
    return hits;
}
async function injected(name, work) {
    hits.set(name, (hits.get(name) ?? 0) + 1);
    await strike(name, 'before');
    const result = await work();
    await strike(name, 'after');
    return result;
}
async function strike(name, when) {
    if (armed?.failure.name !== name || armed.failure.when !== when || armed.left-- > 0)
        return;
    const { mode } = armed.failure;
    armed = undefined;
    if (mode === 'kill')
        process.kill(process.pid, 'SIGKILL');
    if (mode === 'throw')
        throw new InjectedFailure(name);
    await new Promise(() => undefined);
}
/** `LEDGERBRIDGE_FAILPOINT=<name>:<before|after>:<throw|hang|kill>[:<skip>]`, for processes that a test starts. */
function fromEnvironment(text) {
    const found = /^([\w./-]+):(before|after):(throw|hang|kill)(?::(\d+))?$/.exec(text ?? '');
    if (!found)
        return undefined;
    const [, name = '', when, mode, skip] = found;
    return {
        failure: { name, when: when, mode: mode },
        left: Number(skip ?? 0),
    };
}
//# sourceMappingURL=failpoints.js.map
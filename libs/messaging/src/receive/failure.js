"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isTransient = isTransient;
exports.describeFailure = describeFailure;
/** Classes of SQLSTATE that say nothing about the message: connection, resources, system, conflict of locks. */
const TRANSIENT_CLASSES = new Set(['08', '53', '58', '40']);
/** Shutdowns and a lock that was not to be had. Not 57014: a message whose statement always times out must end. */
const TRANSIENT_CODES = new Set(['57P01', '57P02', '57P03', '55P03']);
const TRANSIENT_SYSTEM = new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
]);
const LOST_CONNECTION = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;
/**
 * Whether a failure will pass by itself. Such a batch is tried until it succeeds: parking every message because the
 * database restarts would turn a hiccup into work for people.
 */
function isTransient(error) {
    if (!(error instanceof Error))
        return false;
    if (LOST_CONNECTION.test(error.message))
        return true;
    const code = Reflect.get(error, 'code');
    if (typeof code !== 'string')
        return false;
    return TRANSIENT_CODES.has(code) || TRANSIENT_SYSTEM.has(code) || TRANSIENT_CLASSES.has(code.slice(0, 2));
}
/** What may be said of a failure in logs and reasons: its message may quote data, its name and place do not. */
function describeFailure(error) {
    if (!(error instanceof Error))
        return { name: typeof error };
    const code = Reflect.get(error, 'code');
    const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    return {
        name: error.name,
        ...(typeof code === 'string' ? { code } : {}),
        ...(frames.length === 0 ? {} : { at: frames.slice(0, 5).join('\n') }),
    };
}
//# sourceMappingURL=failure.js.map
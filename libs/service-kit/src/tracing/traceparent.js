"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.newTrace = newTrace;
exports.continuedTrace = continuedTrace;
exports.traceparent = traceparent;
exports.traceparentOfCorrelation = traceparentOfCorrelation;
const node_crypto_1 = require("node:crypto");
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const SAMPLED = 1;
/** Begins a trace. */
function newTrace() {
    return { traceId: (0, node_crypto_1.randomBytes)(16).toString('hex'), spanId: newSpanId(), sampled: true };
}
/** Our step of the sender's trace; a new trace when the header is missing or malformed, as the standard asks. */
function continuedTrace(traceparent) {
    const [, version = '', traceId = '', parentId = '', flags = '', rest] = TRACEPARENT.exec(traceparent ?? '') ?? [];
    const wellFormed = version !== '' && version !== 'ff' && !(version === '00' && rest !== undefined);
    if (!wellFormed || isZero(traceId) || isZero(parentId))
        return newTrace();
    return { traceId, spanId: newSpanId(), sampled: (parseInt(flags, 16) & SAMPLED) === SAMPLED };
}
/** The header to send on; the receiver's parent is our step. */
function traceparent({ traceId, spanId, sampled }) {
    return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}
/**
 * The header for what an event leads to. Events keep the trace id as their correlation id, so that a message published
 * much later still belongs to the request that caused it.
 * @returns undefined when the correlation id is no trace id
 */
function traceparentOfCorrelation(correlationId) {
    if (!/^[0-9a-f]{32}$/.test(correlationId) || isZero(correlationId))
        return undefined;
    return traceparent({ traceId: correlationId, spanId: newSpanId(), sampled: true });
}
const newSpanId = () => (0, node_crypto_1.randomBytes)(8).toString('hex');
const isZero = (hex) => /^0*$/.test(hex);
//# sourceMappingURL=traceparent.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.createLogger = createLogger;
const pino_1 = require("pino");
const scope_1 = require("../tracing/scope");
const redaction_1 = require("./redaction");
/** A logger whose lines carry the service and the trace, request and tenant of the work in hand, and no secret. */
function createLogger({ service, level, destination }) {
    return (0, pino_1.pino)({
        level,
        base: { service },
        timestamp: pino_1.pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        mixin: scopeFields,
        redact: { paths: redaction_1.REDACTED_PATHS, censor: '[redacted]' },
        serializers: { err: redaction_1.loggedError, error: redaction_1.loggedError },
    }, destination ?? pino_1.pino.destination({ fd: 1, sync: true }));
}
function scopeFields() {
    const scope = (0, scope_1.currentScope)();
    if (!scope)
        return {};
    const { trace, requestId, tenantId } = scope;
    return {
        traceId: trace.traceId,
        correlationId: trace.traceId,
        ...(requestId === undefined ? {} : { requestId }),
        ...(tenantId === undefined ? {} : { tenantId }),
    };
}
//# sourceMappingURL=create-logger.js.map
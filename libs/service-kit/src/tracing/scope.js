"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runInScope = runInScope;
exports.currentScope = currentScope;
exports.noteTenant = noteTenant;
exports.correlationId = correlationId;
exports.traceHeaders = traceHeaders;
const node_async_hooks_1 = require("node:async_hooks");
const traceparent_1 = require("./traceparent");
const scopes = new node_async_hooks_1.AsyncLocalStorage();
/** Runs `work` with everything it awaits inside a scope. */
function runInScope(scope, work) {
    return scopes.run(scope, work);
}
function currentScope() {
    return scopes.getStore();
}
function noteTenant(tenantId) {
    const scope = scopes.getStore();
    if (scope)
        scope.tenantId = tenantId;
}
/** The correlation id for events and messages: the trace id of the scope, or a new one where there is no scope. */
function correlationId() {
    return (currentScope()?.trace ?? (0, traceparent_1.newTrace)()).traceId;
}
/** Headers that carry the trace to another service; none outside a scope. */
function traceHeaders() {
    const scope = currentScope();
    return scope ? { traceparent: (0, traceparent_1.traceparent)(scope.trace) } : {};
}
//# sourceMappingURL=scope.js.map
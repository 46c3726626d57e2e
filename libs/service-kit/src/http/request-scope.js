"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requestIdOf = requestIdOf;
exports.scopeRequests = scopeRequests;
exports.scopeOf = scopeOf;
const node_crypto_1 = require("node:crypto");
const scope_1 = require("../tracing/scope");
const traceparent_1 = require("../tracing/traceparent");
const scopes = new WeakMap();
/** The client's `Request-Id` when it is well-formed, else a new one. */
function requestIdOf(headers) {
    const given = headers['request-id'];
    return typeof given === 'string' && /^[\w.:/+=-]{1,128}$/.test(given) ? given : (0, node_crypto_1.randomUUID)();
}
/** Puts every request into a scope of its own and says its `Request-Id` on every answer, errors included. */
function scopeRequests(server) {
    server.addHook('onRequest', (request, reply, done) => {
        const trace = (0, traceparent_1.continuedTrace)(single(request.headers['traceparent']));
        const scope = { trace, requestId: request.id };
        scopes.set(request, scope);
        void reply.header('request-id', request.id);
        (0, scope_1.runInScope)(scope, done);
    });
    // The body is read in events of the socket, which belong to no request: what follows must enter the scope again.
    server.addHook('preValidation', (request, _reply, done) => {
        const scope = scopes.get(request);
        if (scope)
            (0, scope_1.runInScope)(scope, done);
        else
            done();
    });
}
function scopeOf(request) {
    return scopes.get(request);
}
const single = (header) => Array.isArray(header) ? header[0] : header;
//# sourceMappingURL=request-scope.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.logRequests = logRequests;
const scope_1 = require("../tracing/scope");
const request_scope_1 = require("./request-scope");
const QUIET = /^\/(health|metrics)/;
/** One line per request: method, route, status, time. No address, query or body: they hold ids of the host's. */
function logRequests(server, logger) {
    server.addHook('onResponse', (request, reply, done) => {
        const route = request.routeOptions.url ?? '(none)';
        const line = {
            method: request.method,
            route,
            status: reply.statusCode,
            ms: Math.round(reply.elapsedTime * 10) / 10,
        };
        const write = () => logger[QUIET.test(route) ? 'debug' : 'info'](line, 'request');
        const scope = (0, request_scope_1.scopeOf)(request);
        if (scope)
            (0, scope_1.runInScope)(scope, write);
        else
            write();
        done();
    });
}
//# sourceMappingURL=request-log.js.map
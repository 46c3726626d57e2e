import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { runInScope } from '../tracing/scope';
import { scopeOf } from './request-scope';

/** Probes, and what services ask each other: the gateway keeps a log of its calls in its database. */
const QUIET = /^\/(health|metrics|internal)/;

/** One line per request: method, route, status, time. No address, query or body: they hold ids of the host's. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(none)';
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    const write = () => logger[QUIET.test(route) ? 'debug' : 'info'](line, 'request');
    const scope = scopeOf(request);
    if (scope) runInScope(scope, write);
    else write();
    done();
  });
}

import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { runInScope, type Scope } from '../tracing/scope';
import { continuedTrace } from '../tracing/traceparent';

const scopes = new WeakMap<FastifyRequest, Scope>();

/** The client's `Request-Id` when it is well-formed, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['request-id'];
  return typeof given === 'string' && /^[\w.:/+=-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Puts every request into a scope of its own and says its `Request-Id` on every answer, errors included. */
export function scopeRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const trace = continuedTrace(single(request.headers['traceparent']));
    const scope: Scope = { trace, requestId: request.id };
    scopes.set(request, scope);
    void reply.header('request-id', request.id);
    runInScope(scope, done);
  });
  // The body is read in events of the socket, which belong to no request: what follows must enter the scope again.
  server.addHook('preValidation', (request, _reply, done) => {
    const scope = scopes.get(request);
    if (scope) runInScope(scope, done);
    else done();
  });
}

export function scopeOf(request: FastifyRequest): Scope | undefined {
  return scopes.get(request);
}

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

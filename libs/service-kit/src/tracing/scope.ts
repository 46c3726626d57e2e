import { AsyncLocalStorage } from 'node:async_hooks';
import { newTrace, type Trace, traceparent } from './traceparent';

/** What is known of the request or message in hand; every log line of its work carries it. */
export interface Scope {
  readonly trace: Trace;
  /** Of an HTTP request only. */
  readonly requestId?: string;
  /** Our id; known once the guard or the consumer has found it. */
  tenantId?: string;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work` with everything it awaits inside a scope. */
export function runInScope<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

export function currentScope(): Scope | undefined {
  return scopes.getStore();
}

export function noteTenant(tenantId: string): void {
  const scope = scopes.getStore();
  if (scope) scope.tenantId = tenantId;
}

/** The correlation id for events and messages: the trace id of the scope, or a new one where there is no scope. */
export function correlationId(): string {
  return (currentScope()?.trace ?? newTrace()).traceId;
}

/** Headers that carry the trace to another service; none outside a scope. */
export function traceHeaders(): Record<string, string> {
  const scope = currentScope();
  return scope ? { traceparent: traceparent(scope.trace) } : {};
}

import type { FastifyRequest } from 'fastify';

export interface HostCaller {
  readonly kind: 'host';
  readonly hostId: string;
  readonly keyId: string;
  readonly scopes: readonly string[];
  /** Our id; undefined on routes about the host itself. */
  readonly tenantId: string | undefined;
}

/** A host's call for one tenant. */
export type TenantCaller = HostCaller & { readonly tenantId: string };

/** Who calls. */
export type Caller =
  | HostCaller
  | { readonly kind: 'operator' }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'nobody' };

const callers = new WeakMap<FastifyRequest, Caller>();

export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? { kind: 'nobody' };
}

/** The actor of events that this caller causes: an id, never a name. */
export function actorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'host':
      return `key:${caller.keyId}`;
    case 'operator':
      return 'operator';
    case 'service':
      return `system:${caller.service}`;
    case 'nobody':
      return 'nobody';
  }
}

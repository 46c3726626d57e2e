import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller, callerOf } from './caller';

/** Who may call a route. */
export type Allowed =
  | { readonly to: 'host'; readonly scope: string; readonly tenant: 'required' | 'none' }
  | { readonly to: 'operator' }
  | { readonly to: 'service' }
  | { readonly to: 'everyone' };

export const ALLOWED = 'ledgerbridge:allowed';

const allow = (allowed: Allowed) => SetMetadata(ALLOWED, allowed);

/**
 * A host's API key with this scope, for the tenant that `Ledgerbridge-Tenant` names or the host's only one.
 * `tenant: 'none'` for routes about the host itself, such as creating a tenant.
 */
export const HostKey = (scope: string, { tenant = 'required' }: { tenant?: 'required' | 'none' } = {}) =>
  allow({ to: 'host', scope, tenant });

/** The installation's operator key. */
export const OperatorKey = () => allow({ to: 'operator' });

/** Another service of this installation. */
export const ServiceCredential = () => allow({ to: 'service' });

/** Everyone, without a credential: health, problem pages, what Intuit calls. */
export const Public = () => allow({ to: 'everyone' });

/** The caller that the guard has found: `@CalledBy() caller: Caller`. */
export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The caller of a route for hosts, with its tenant: `@CalledByTenant() caller: TenantCaller`. */
export const CalledByTenant = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (caller.kind === 'host' && caller.tenantId !== undefined)
    return { ...caller, tenantId: caller.tenantId };
  throw new Error('Only a route with @HostKey(scope) has a tenant');
});

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessDirectory } from '../access/access-directory';
import { apiKeyHash, sameInConstantTime } from '../sealing/api-key';
import { ServiceCredentials } from '../service-credentials/service-credentials';
import { ACCESS_DIRECTORY } from '../tokens';
import { noteTenant } from '../tracing/scope';
import { ALLOWED, type Allowed } from './allows';
import { type Caller, rememberCaller } from './caller';
import { Problem } from './problem';
import { type Allowance, RateLimit } from './rate-limit';
import { namedTenant, UNREADABLE } from './tenant-header';

/** The SHA-256 of the operator key, as configured. */
export class OperatorKeyHash {
  constructor(readonly hex: string) {}
}

/**
 * Lets a request pass when it shows the credential that its route asks for. Every kind of credential is refused in the
 * same words by routes of another kind: an answer never tells what else a key could open.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ACCESS_DIRECTORY) private readonly directory: AccessDirectory,
    private readonly credentials: ServiceCredentials,
    private readonly operatorKey: OperatorKeyHash,
    private readonly limit: RateLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const allowed = this.reflector.getAllAndOverride<Allowed | undefined>(ALLOWED, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!allowed) throw new Error('A route without an access decorator was started');
    const caller = await this.callerFor(allowed, request, context.switchToHttp().getResponse<FastifyReply>());
    rememberCaller(request, caller);
    return true;
  }

  private async callerFor(allowed: Allowed, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    switch (allowed.to) {
      case 'everyone':
        return { kind: 'nobody' };
      case 'operator':
        return this.operator(request);
      case 'service':
        return this.service(request);
      case 'host':
        return this.host(allowed, request, reply);
    }
  }

  private operator(request: FastifyRequest): Caller {
    if (!sameInConstantTime(apiKeyHash(bearer(request)), this.operatorKey.hex)) throw notAuthenticated();
    return { kind: 'operator' };
  }

  private async service(request: FastifyRequest): Promise<Caller> {
    const service = await this.credentials.verify(bearer(request));
    if (service === undefined) throw notAuthenticated();
    return { kind: 'service', service };
  }

  private async host(
    { scope, tenant }: Extract<Allowed, { to: 'host' }>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Caller> {
    const key = await this.directory.resolveKey(apiKeyHash(bearer(request)));
    if (!key) throw notAuthenticated();
    this.count(key.keyId, reply);
    if (!key.scopes.includes('*') && !key.scopes.includes(scope)) {
      throw new Problem('not-allowed', { detail: `the key lacks the scope ${scope}` });
    }
    const tenantId = tenant === 'required' ? await this.tenantOf(key.hostId, request) : undefined;
    return { kind: 'host', ...key, tenantId };
  }

  /** A tenant of another host is as unknown as one that does not exist, in the same words. */
  private async tenantOf(hostId: string, request: FastifyRequest): Promise<string> {
    const named = namedTenant(request.headers['ledgerbridge-tenant']);
    if (named === UNREADABLE) throw new Problem('tenant-unknown');
    const found = await this.directory.resolveTenant(hostId, named);
    if (!found.ok) throw new Problem(found.reason);
    noteTenant(found.tenant.tenantId);
    return found.tenant.tenantId;
  }

  private count(keyId: string, reply: FastifyReply): void {
    const allowance = this.limit.take(keyId);
    const headers = rateLimitHeaders(allowance);
    void reply.headers(headers);
    if (allowance.allowed) return;
    throw new Problem('rate-limited', {
      headers: { 'retry-after': String(Math.max(1, allowance.resetSeconds)) },
    });
  }
}

function bearer(request: FastifyRequest): string {
  const [, token] = /^Bearer +([^\s]{1,4096})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw notAuthenticated();
  return token;
}

const notAuthenticated = (): Problem =>
  new Problem('not-authenticated', { headers: { 'www-authenticate': 'Bearer' } });

const rateLimitHeaders = ({ limit, remaining, resetSeconds }: Allowance): Record<string, string> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(resetSeconds),
});

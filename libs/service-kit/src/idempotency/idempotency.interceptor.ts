import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { type Caller, callerOf } from '../http/caller';
import { rawBody } from '../http/json-body';
import { Problem } from '../http/problem';
import { PROBLEM_TYPE, problemDocument } from '../http/problem-document';
import { problemOf } from '../http/problem-of';
import { IdempotencyKeys, LEASE_SECONDS, type RequestName, type StoredAnswer } from './idempotency-keys';

/** The address that problem types point to. */
export class PublicUrl {
  constructor(readonly url: string) {}
}

/** Headers of an answer that a replay repeats. */
const REPEATED_HEADERS = ['location', 'content-type'] as const;

/**
 * Honours `Idempotency-Key` on every POST: a repeat gets the first one's answer and has no second effect. Failures on
 * our side are not kept, so that a repeat tries again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly publicUrl: PublicUrl,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const name = requestNameOf(request);
    if (!name) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return defer(() => this.once(name, request, reply, next));
  }

  private async once(
    name: RequestName,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const begun = await this.keys.begin(name, rawBody(request));
    switch (begun.state) {
      case 'running':
        throw new Problem('idempotency-key-in-progress', { headers: { 'retry-after': '1' } });
      case 'other-content':
        throw new Problem('idempotency-key-reused');
      case 'answered':
        return replay(begun.answer, reply);
      case 'begun':
        return this.run(name, begun.run, request, reply, next);
    }
  }

  private async run(
    name: RequestName,
    run: string,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const renewal = setInterval(
      () => void this.keys.renew(name, run).catch(() => undefined),
      (LEASE_SECONDS * 1000) / 3,
    );
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.keys.finish(name, run, answerOf(reply, body));
      return body;
    } catch (error) {
      await this.settle(name, run, problemOf(error), request.id);
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  /** A refusal is an answer like any other; what failed on our side, or may pass by itself, is not. */
  private async settle(name: RequestName, run: string, problem: Problem, requestId: string): Promise<void> {
    const { status } = problem.kind;
    if (status >= 500 || status === 429) return this.keys.abandon(name, run);
    await this.keys.finish(name, run, {
      status,
      headers: { ...problem.occurrence.headers, 'content-type': PROBLEM_TYPE },
      body: problemDocument(problem, this.publicUrl.url, requestId),
    });
  }
}

function requestNameOf(request: FastifyRequest): RequestName | undefined {
  const key = request.headers['idempotency-key'];
  const caller = callerOf(request);
  if (request.method !== 'POST' || key === undefined || caller.kind === 'nobody') return undefined;
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key))
    throw new Problem('idempotency-key-invalid');
  const [path = ''] = request.url.split('?');
  const tenantId = caller.kind === 'host' ? caller.tenantId : undefined;
  return { caller: nameOf(caller), route: `POST ${path}`, key, tenantId };
}

function nameOf(caller: Caller): string {
  switch (caller.kind) {
    case 'host':
      return caller.tenantId ?? caller.hostId;
    case 'service':
      return `service ${caller.service}`;
    case 'operator':
    case 'nobody':
      return caller.kind;
  }
}

function answerOf(reply: FastifyReply, body: unknown): StoredAnswer {
  const headers = REPEATED_HEADERS.flatMap((header) => {
    const value = reply.getHeader(header);
    return typeof value === 'string' ? [[header, value] as const] : [];
  });
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
}

function replay({ status, headers, body }: StoredAnswer, reply: FastifyReply): unknown {
  void reply.status(status).headers(headers).header('idempotency-replayed', 'true');
  return body;
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Longest wait that a caller can ask for, in seconds; below the minute that proxies commonly allow. */
export const LONGEST_WAIT = 50;

/** Seconds to wait for a final state, from `Prefer: wait=10` (RFC 7240); 0 when none is asked for. */
export function waitSeconds(prefer: string | string[] | undefined): number {
  const [, seconds] =
    /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?(?:$|[,;\s])/i.exec([prefer ?? []].flat().join(',')) ?? [];
  return Math.min(Number(seconds ?? 0), LONGEST_WAIT);
}

/** `@PreferWait() seconds: number`. */
export const PreferWait = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  waitSeconds(context.switchToHttp().getRequest<FastifyRequest>().headers['prefer']),
);

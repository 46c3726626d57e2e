import { HttpException } from '@nestjs/common';
import { Problem } from './problem';
import type { ApiProblemCode } from './problem-kinds';

/** What Fastify and Nest refuse by themselves, by HTTP status. */
const BY_STATUS: Readonly<Record<number, ApiProblemCode>> = {
  400: 'malformed-request',
  401: 'not-authenticated',
  403: 'not-allowed',
  404: 'route-not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  414: 'malformed-request',
  415: 'unsupported-media-type',
  431: 'malformed-request',
  503: 'not-ready',
};

/** The problem that an error is to the caller. What nobody foresaw is `internal-error`, without a word about it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof HttpException ? BY_STATUS[error.getStatus()] : undefined;
  return new Problem(code ?? 'internal-error');
}

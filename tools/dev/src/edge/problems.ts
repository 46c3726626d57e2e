import { randomUUID } from 'node:crypto';
import {
  API_PROBLEMS,
  PROBLEM_TYPE,
  type ProblemDocument,
  type ProblemKind,
  problemKinds,
} from '@ledgerbridge/service-kit';
import type { FastifyReply } from 'fastify';

/** Problems of the edge's own words. */
const EDGE_PROBLEMS = problemKinds({
  'service-broke-off': {
    status: 502,
    title: 'The service broke off before its answer was complete',
    fix: 'Read the current state, then repeat: the request may have been carried out.',
  },
  'service-too-slow': {
    status: 504,
    title: 'The service did not answer in time',
    fix: 'Read the current state, then repeat: the request may have been carried out.',
  },
});

/** Everything that the edge itself can answer. */
export const PROBLEMS: Readonly<Record<string, ProblemKind>> = {
  ...EDGE_PROBLEMS,
  'not-ready': API_PROBLEMS['not-ready'],
  'route-not-found': API_PROBLEMS['route-not-found'],
  'malformed-request': API_PROBLEMS['malformed-request'],
  'internal-error': API_PROBLEMS['internal-error'],
};
export type EdgeProblem =
  keyof typeof EDGE_PROBLEMS | 'not-ready' | 'route-not-found' | 'malformed-request' | 'internal-error';

/** The client's `Request-Id` when it is well-formed, else a new one: the services take it over. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:/+=-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Errors of a connection that was never made: nothing was asked yet. */
const NEVER_ASKED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const TOO_SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** What became of a call that has no answer, by the error of the connection. */
export function problemOfFailure(failure: unknown): EdgeProblem {
  const codes = codesOf(failure);
  if (codes.some((code) => NEVER_ASKED.has(code))) return 'not-ready';
  return codes.some((code) => TOO_SLOW.has(code)) ? 'service-too-slow' : 'service-broke-off';
}

/** Codes of an error and of what caused it. */
function codesOf(failure: unknown): string[] {
  if (typeof failure !== 'object' || failure === null) return [];
  const code = 'code' in failure && typeof failure.code === 'string' ? [failure.code] : [];
  return 'cause' in failure ? [...code, ...codesOf(failure.cause)] : code;
}

/** An answer of the edge's own. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A problem in the form that every service answers with; a shared cache must not keep it. */
export function problemAnswer(
  requestId: string,
  code: EdgeProblem,
  publicUrl: string,
  detail?: string,
): ProblemAnswer {
  const kind = PROBLEMS[code] ?? API_PROBLEMS['internal-error'];
  const document: ProblemDocument = {
    type: `${publicUrl}/problems/${kind.code}`,
    title: kind.title,
    status: kind.status,
    code: kind.code,
    detail: detail ?? kind.title,
    errors: [],
    fix: kind.fix,
    requestId,
  };
  const headers = {
    'content-type': PROBLEM_TYPE,
    'cache-control': 'no-store',
    'request-id': requestId,
    ...(kind.status === 503 ? { 'retry-after': '1' } : {}),
  };
  return { status: kind.status, headers, body: JSON.stringify(document) };
}

/** Answers a request with a problem. */
export function sendProblem(
  { id }: { readonly id: string },
  reply: FastifyReply,
  code: EdgeProblem,
  publicUrl: string,
  detail?: string,
): FastifyReply {
  const { status, headers, body } = problemAnswer(id, code, publicUrl, detail);
  return reply
    .status(status)
    .headers({ ...headers })
    .send(body);
}

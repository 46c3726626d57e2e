import type { FastifyReply } from 'fastify';
import type { Problem } from './problem';
import { PROBLEM_TYPE, problemDocument } from './problem-document';

/** Answers a request with a problem; a shared cache must not keep it. */
export function sendProblem(
  problem: Problem,
  requestId: string,
  publicUrl: string,
  reply: FastifyReply,
): void {
  void reply
    .status(problem.kind.status)
    .headers({ ...problem.occurrence.headers })
    .header('request-id', requestId)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(problemDocument(problem, publicUrl, requestId));
}

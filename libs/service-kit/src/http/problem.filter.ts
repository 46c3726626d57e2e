import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Problem } from './problem';
import { PROBLEM_TYPE, problemDocument } from './problem-document';
import { problemOf } from './problem-of';
import type { RouteTable } from './route-table';

/** Answers every error of an HTTP request as a problem document; logs those that are our own fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly publicUrl: string,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.withMethods(problemOf(error), request);
    if (problem.kind.status >= 500) {
      this.logger.error(
        { err: error, route: request.routeOptions.url, code: problem.kind.code },
        'a request failed',
      );
    }
    if (reply.sent) return;
    void reply
      .status(problem.kind.status)
      .headers({ ...problem.occurrence.headers })
      .header('content-type', PROBLEM_TYPE)
      .header('cache-control', 'no-store')
      .send(problemDocument(problem, this.publicUrl, request.id));
  }

  /** An address that exists for other methods is not "not found". */
  private withMethods(problem: Problem, request: FastifyRequest): Problem {
    if (problem.kind.code !== 'route-not-found') return problem;
    const methods = this.routes.methodsOf(request.url);
    if (methods.length === 0) return problem;
    return new Problem('method-not-allowed', { headers: { allow: methods.join(', ') } });
  }
}

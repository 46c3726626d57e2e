import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { measureRequests } from '../health/http-metrics';
import { NestLogger } from '../logging/nest-logger';
import { BODY_LIMIT, readJsonBodies } from './json-body';
import { Problem } from './problem';
import { ProblemFilter } from './problem.filter';
import { logRequests } from './request-log';
import { sendProblem } from './send-problem';
import { requestIdOf, scopeRequests } from './request-scope';
import { RouteTable } from './route-table';

export interface HttpAppParts {
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly publicUrl: string;
  /** Whether the service is about to stop. */
  readonly stopping: () => boolean;
}

/** External ids of 200 characters, each up to twelve when written as percent-encoded UTF-8. */
const LONGEST_PARAMETER = 2_400;

/** A Nest application on Fastify with the edge that every service has: scope, logs, metrics, bodies, problems. */
export async function createHttpApp(
  module: DynamicModule,
  { logger, metrics, publicUrl, stopping }: HttpAppParts,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(
        new Problem(error.statusCode === 500 ? 'internal-error' : 'malformed-request'),
        request.id,
        publicUrl,
        reply,
      ),
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
  });
  const server: FastifyInstance = adapter.getInstance();
  const routes = RouteTable.of(server);
  scopeRequests(server);
  logRequests(server, logger);
  measureRequests(server, metrics);
  endConnections(server, stopping);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  readJsonBodies(server);
  await app.register(helmet);
  app.useGlobalFilters(new ProblemFilter(logger, publicUrl, routes));
  return app;
}

/**
 * Closes a connection with its last answer once the service stops. The server waits for its connections, and one that
 * a client keeps alive would hold up the stop for over a minute.
 */
function endConnections(server: FastifyInstance, stopping: () => boolean): void {
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping()) void reply.header('connection', 'close');
    done();
  });
}

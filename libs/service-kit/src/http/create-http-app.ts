import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { measureRequests } from '../health/http-metrics';
import { NestLogger } from '../logging/nest-logger';
import { BODY_LIMIT, readJsonBodies } from './json-body';
import { ProblemFilter } from './problem.filter';
import { logRequests } from './request-log';
import { requestIdOf, scopeRequests } from './request-scope';
import { RouteTable } from './route-table';

export interface HttpAppParts {
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly publicUrl: string;
}

/** External ids of 200 characters, each up to twelve when written as percent-encoded UTF-8. */
const LONGEST_PARAMETER = 2_400;

/** A Nest application on Fastify with the edge that every service has: scope, logs, metrics, bodies, problems. */
export async function createHttpApp(
  module: DynamicModule,
  { logger, metrics, publicUrl }: HttpAppParts,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    disableRequestLogging: true,
    bodyLimit: BODY_LIMIT,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
  });
  const server: FastifyInstance = adapter.getInstance();
  const routes = RouteTable.of(server);
  scopeRequests(server);
  logRequests(server, logger);
  measureRequests(server, metrics);
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

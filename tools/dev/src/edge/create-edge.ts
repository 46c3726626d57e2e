import helmet from '@fastify/helmet';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { EdgeConfiguration } from './configuration';
import { docs } from './docs';
import { pages } from './pages';
import { requestIdOf, sendProblem } from './problems';
import { proxyRoutes } from './proxy';

/** External ids of 200 characters, each up to twelve when written as percent-encoded UTF-8. */
const LONGEST_PARAMETER = 2_400;

/**
 * The edge: one address for the API of all services. It holds no state and knows no key; what it does not list,
 * `/internal` above all, has no address here.
 */
export async function createEdge(
  configuration: EdgeConfiguration,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const server: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => requestIdOf(headers['request-id']),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // A client that keeps its connection alive must not hold up the stop.
    forceCloseConnections: 'idle',
  });
  const { publicUrl } = configuration;
  await server.register(helmet, { contentSecurityPolicy: false });
  server.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'route-not-found', publicUrl));
  server.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const refused = (error.statusCode ?? 500) < 500;
    if (!refused) request.log.error({ err: error }, 'the edge failed');
    return sendProblem(request, reply, refused ? 'malformed-request' : 'internal-error', publicUrl);
  });
  pages(server, configuration);
  await docs(server);
  await proxyRoutes(server, configuration);
  return server;
}

import formbody from '@fastify/formbody';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { fileRoutes } from './attachments/routes';
import { journalRoutes } from './calls/journal-routes';
import { controlRoutes } from './control/routes';
import { dataServiceRoutes } from './data-service/routes';
import { assetRoutes } from './html/assets';
import { refuseOtherHosts, type Hosts } from './html/known-hosts';
import { refuseOtherSites } from './html/same-origin';
import { oauthRoutes } from './oauth/routes';
import { pageRoutes } from './pages/routes';
import { type Simulator } from './simulator';

/** The HTTP face of a world: QuickBooks' data service and OAuth, the control API, and the pages. */
export async function buildServer(
  simulator: Simulator,
  { journal, ...hosts }: { readonly journal: boolean } & Hosts,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)));
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
    }
  });
  await app.register(formbody);
  refuseOtherHosts(app, hosts);
  refuseOtherSites(app);
  if (journal) journalRoutes(app, simulator);
  oauthRoutes(app, simulator);
  await controlRoutes(app, simulator);
  await dataServiceRoutes(app, simulator);
  fileRoutes(app, simulator);
  assetRoutes(app);
  await pageRoutes(app, simulator);
  app.get('/health', async () => ({ status: 'ok' }));
  app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    const status = error.statusCode ?? 500;
    // Nothing a client sends may lead here with a 5xx: whoever runs the simulator must see the bug.
    if (status >= 500) console.error(error);
    return reply.code(status).send({ error: error.message });
  });
  app.setNotFoundHandler(async (request, reply) =>
    reply
      .code(404)
      .header('X-Simulator-Not-Modelled', `${request.method} ${request.url.split('?')[0] ?? ''}`)
      .send({ error: 'This address is not modelled.' }),
  );
  return app;
}

import { type FastifyInstance } from 'fastify';
import { ICON } from './icon';
import { ICON_PATH, STYLESHEET_PATH } from './layout';
import { STYLESHEET } from './stylesheet';

/** What pages load. */
export function assetRoutes(app: FastifyInstance): void {
  app.get(STYLESHEET_PATH, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(STYLESHEET),
  );
  app.get(ICON_PATH, async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'no-cache').send(ICON),
  );
}

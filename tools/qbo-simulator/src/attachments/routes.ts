import { type FastifyInstance } from 'fastify';
import { type Simulator } from '../simulator';
import { contentOf, isLive } from './content';

interface FileRequest {
  readonly Params: { readonly realmId: string; readonly id: string };
  readonly Querystring: { readonly expires?: string; readonly signature?: string };
}

/** Where the temporary addresses of files lead: no token, only the address. */
export function fileRoutes(app: FastifyInstance, simulator: Simulator): void {
  app.get<FileRequest>('/_files/:realmId/:id', async (request, reply) => {
    const { realmId, id } = request.params;
    const { expires = '', signature = '' } = request.query;
    const books = simulator.companies.books(realmId);
    const live = isLive(realmId, id, expires, signature, simulator.clock.now());
    const file = books && live ? contentOf(books, id) : undefined;
    if (!file) return reply.code(403).type('text/html').send('<html><body>Request has expired</body></html>');
    return reply.type(file.contentType).send(file.content);
  });
}

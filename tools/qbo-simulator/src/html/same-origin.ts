import { type FastifyInstance, type FastifyRequest } from 'fastify';

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** What needs a credential that no other site can make a browser send. */
const WITH_CREDENTIALS = ['/v3/', '/oauth2/', '/v2/oauth2/'];

/**
 * Refuses a write that a page of another site makes a browser send. Browsers say where a form comes from in
 * `Sec-Fetch-Site` and `Origin`; programs that are no browsers send neither and are let in.
 */
export function refuseOtherSites(app: FastifyInstance): void {
  // Every call of an app passes here: a hook that returned a promise would cost each of them a turn of the loop.
  app.addHook('onRequest', (request, reply, done) => {
    if (mayPass(request)) done();
    else reply.code(403).send({ error: 'Pages of other sites may not write here.' });
  });
}

function mayPass(request: FastifyRequest): boolean {
  if (READING.includes(request.method)) return true;
  return WITH_CREDENTIALS.some((prefix) => request.url.startsWith(prefix)) || isSameOrigin(request);
}

function isSameOrigin({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = headers;
  return origin === undefined || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

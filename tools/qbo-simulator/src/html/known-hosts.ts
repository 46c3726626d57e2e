import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { html } from './html';
import { sendPage } from './send-page';

/** What needs a credential, or tells nothing of a company. */
const OPEN = ['/v3/', '/oauth2/', '/v2/oauth2/', '/v1/', '/op/', '/.well-known/', '/_files/', '/health'];

export interface Hosts {
  /** Where the server listens. */
  readonly host: string;
  /** Further names under which it is reached; none given means all where it does not listen on loopback. */
  readonly named?: readonly string[] | undefined;
}

/**
 * Refuses (421) pages, consent and control to who asks for them under a name that is not this server's. A page of another
 * site can let its own name resolve to 127.0.0.1 (DNS rebinding): to the browser it is then the same site as this server,
 * and only the Host header still tells.
 */
export function refuseOtherHosts(app: FastifyInstance, hosts: Hosts): void {
  const isKnown = knownHosts(hosts);
  // As in `refuseOtherSites`: every call of an app passes here.
  app.addHook('onRequest', (request, reply, done) => {
    if (OPEN.some((prefix) => request.url.startsWith(prefix)) || isKnown(nameIn(request.headers.host)))
      done();
    else refuse(request, reply);
  });
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function knownHosts({ host, named }: Hosts): (name: string) => boolean {
  const own = nameIn(host.includes(':') ? `[${host}]` : host);
  if (named === undefined && !LOOPBACK.test(own)) return () => true;
  const known = new Set([own, ...(named ?? []).map((name) => nameIn(name))]);
  return (name) => LOOPBACK.test(name) || known.has(name);
}

/** Of `Host: name:port` the name. */
const nameIn = (host = ''): string => host.replace(/:\d*$/, '').toLowerCase();

function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error =
    'This simulator is not reached by that name. Use 127.0.0.1 or localhost, or list the name in HOSTS.';
  if (request.headers.accept?.includes('text/html') !== true) return reply.code(421).send({ error });
  return sendPage(reply, { title: 'Not this name', main: html`<p>${error}</p>` }, { status: 421 });
}

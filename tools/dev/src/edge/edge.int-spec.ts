import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createEdge } from './create-edge';
import { type Service, SERVICES } from './routes';

/** Stands for a service: tells what reached it. */
async function startEcho(service: Service): Promise<{ server: FastifyInstance; url: string }> {
  const server = fastify();
  server.get('/health/ready', () => ({ status: 'ok' }));
  server.get('/openapi.json', () => ({
    openapi: '3.0.0',
    paths: { [`/v1/${service}/parked-messages`]: {} },
  }));
  server.get<{ Params: { code: string } }>('/problems/:code', ({ params: { code } }, reply) =>
    service === 'matching' && code === 'link-follows-document' ? { code } : reply.code(404).send({}),
  );
  server.get('/v1/records', (_request, reply) =>
    reply.code(503).header('retry-after', '7').send({ asked: true }),
  );
  server.get('/v1/links', (_request, reply) => {
    reply.raw.destroy();
    return reply.hijack();
  });
  server.all('/*', ({ raw, headers, body, method }) => ({ service, url: raw.url, headers, body, method }));
  return { server, url: await server.listen({ port: 0, host: '127.0.0.1' }) };
}

interface Echo {
  readonly service: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

describe('the edge', () => {
  const services = new Map<Service, FastifyInstance>();
  let edge: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    const urls = new Map<Service, string>();
    for (const service of SERVICES) {
      const echo = await startEcho(service);
      services.set(service, echo.server);
      urls.set(service, echo.url);
    }
    const at = (service: Service): string => urls.get(service) ?? '';
    const configuration = {
      port: 0,
      host: '127.0.0.1',
      publicUrl: 'https://api.example.com',
      connectorUrl: at('connector'),
      matchingUrl: at('matching'),
      syncUrl: at('sync'),
      taxUrl: at('tax'),
      logLevel: 'silent' as const,
    };
    edge = await createEdge(configuration, pino({ level: 'silent' }));
    url = await edge.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await edge.close();
    for (const server of services.values()) await server.close();
  });

  const echo = async (path: string, init?: RequestInit): Promise<Echo> =>
    (await (await fetch(`${url}${path}`, init)).json()) as Echo;

  /** Reads the whole answer: the server waits for those who have not. */
  const status = async (path: string): Promise<number> => {
    const response = await fetch(`${url}${path}`);
    await response.arrayBuffer();
    return response.status;
  };

  it.each<[string, Service]>([
    ['/v1/purchase-orders', 'sync'],
    ['/v1/purchase-orders/PO%2F1%20a/cancel', 'sync'],
    ['/v1/documents?status=blocked&limit=2', 'sync'],
    ['/v1/sync/parked-messages', 'sync'],
    ['/v1/records/item/A', 'matching'],
    ['/v1/matching/parked-messages', 'matching'],
    ['/v1/tax/codes', 'tax'],
    ['/v1/connections/callback?code=a&state=b', 'connector'],
    ['/v1/intuit/webhooks/default', 'connector'],
  ])('brings %s to %s with its address as it was written', async (path, service) => {
    expect(await echo(path)).toMatchObject({ service, url: path });
  });

  it('passes body, method, key, tenant, request id and trace on', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await echo('/v1/purchase-orders', {
      method: 'POST',
      headers: {
        authorization: 'Bearer lb_x',
        'ledgerbridge-tenant': 'demo',
        'request-id': 'req-1',
        'content-type': 'application/json',
        traceparent,
      },
      body: '{"a":1}',
    });
    expect(answer).toMatchObject({
      method: 'POST',
      body: { a: 1 },
      headers: {
        authorization: 'Bearer lb_x',
        'ledgerbridge-tenant': 'demo',
        'request-id': 'req-1',
        traceparent,
      },
    });
  });

  it.each(['/internal/gateway/calls', '/v1/../internal/x', '/metrics', '/v1', '/v1/purchase-ordersx'])(
    'has no address %s',
    async (path) => {
      const response = await fetch(`${url}${path}`, { headers: { 'request-id': 'req-2' } });
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'route-not-found', requestId: 'req-2' });
    },
  );

  it('hands a refusal on as it is, and does not repeat the call', async () => {
    const response = await fetch(`${url}/v1/records`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
    expect(await response.json()).toEqual({ asked: true });
  });

  it('says that the service broke off when no answer came', async () => {
    const response = await fetch(`${url}/v1/links`);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'service-broke-off' });
  });

  it('merges what the services describe', async () => {
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(
      [...SERVICES].sort().map((name) => `/v1/${name}/parked-messages`),
    );
  });

  it('shows the documentation with assets of its own', async () => {
    const page = await (await fetch(`${url}/docs`)).text();
    const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, at = '']) => at);
    expect(assets.every((at) => at.startsWith('/docs/'))).toBe(true);
    for (const at of assets) expect(await status(at)).toBe(200);
  });

  it('opens the page of a problem, whichever service knows it', async () => {
    expect(await (await fetch(`${url}/problems/link-follows-document`)).json()).toEqual({
      code: 'link-follows-document',
    });
    expect(await (await fetch(`${url}/problems/service-broke-off`)).json()).toMatchObject({ status: 502 });
    expect(await status('/problems/never-heard-of')).toBe(404);
  });

  it('is ready while all services are, and says which one is not', async () => {
    expect(await status('/health/ready')).toBe(200);
    await services.get('tax')?.close();
    const response = await fetch(`${url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ services: { tax: 'down', sync: 'up' } });
    const refused = await fetch(`${url}/v1/tax/codes`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ code: 'not-ready', detail: 'tax does not answer' });
  });
});

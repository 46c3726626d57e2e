import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayCall } from '@ledgerbridge/qbo';
import { runInScope } from '../tracing/scope';
import { newTrace } from '../tracing/traceparent';
import { HttpGateway } from './http-gateway';
import { ServiceCredentials } from './service-credentials';

const key = Buffer.alloc(32, 3);
const write: GatewayCall = {
  companyId: '00000000-0000-4000-8000-000000000001',
  priority: 'document',
  operation: { kind: 'create', entity: 'PurchaseOrder', body: {} },
  requestId: 'r1',
};
const read: GatewayCall = { ...write, operation: { kind: 'query', query: 'select * from Vendor' } };

describe('the client of the gateway', () => {
  let server: Server;
  let gateway: HttpGateway;
  let answer: RequestListener;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on('end', () => answer(request, response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    gateway = new HttpGateway(`http://127.0.0.1:${port}`, new ServiceCredentials(key, 'sync'));
  });

  afterAll(async () => {
    gateway.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('shows a credential for the connector and the trace, and hands on the answer', async () => {
    const trace = newTrace();
    const reply = { outcome: 'retry-later', afterMs: 5, reason: 'throttled' };
    const seen: { authorization?: string | undefined; traceparent?: unknown } = {};
    answer = (request, response) => {
      seen.authorization = request.headers.authorization;
      seen.traceparent = request.headers['traceparent'];
      response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
    };
    expect(await runInScope({ trace }, () => gateway.call(write))).toEqual(reply);
    expect(seen.traceparent).toContain(trace.traceId);
    const token = seen.authorization?.replace('Bearer ', '') ?? '';
    expect(await new ServiceCredentials(key, 'connector').verify(token)).toBe('sync');
    expect(await new ServiceCredentials(key, 'tax').verify(token)).toBeUndefined();
  });

  it('does not know what became of a write whose connection was lost', async () => {
    answer = (request) => request.socket.destroy();
    expect(await gateway.call(write)).toMatchObject({ outcome: 'unknown', reason: 'connection-lost' });
  });

  it('may ask a read again after a lost connection', async () => {
    answer = (request) => request.socket.destroy();
    expect(await gateway.call(read)).toMatchObject({ outcome: 'retry-later', reason: 'not-sent' });
  });

  it('does not know what became of a write that the connector failed on', async () => {
    answer = (_request, response) => response.writeHead(500).end();
    expect(await gateway.call(write)).toMatchObject({ outcome: 'unknown' });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const nobody = new HttpGateway('http://127.0.0.1:1', new ServiceCredentials(key, 'sync'));
    expect(await nobody.call(write)).toMatchObject({ outcome: 'retry-later', reason: 'not-sent' });
    nobody.close();
  });

  it('takes a refusal of the call itself for the bug that it is', async () => {
    answer = (_request, response) => response.writeHead(422).end();
    await expect(gateway.call(write)).rejects.toThrow('status 422');
  });
});

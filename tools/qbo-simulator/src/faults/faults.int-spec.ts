import http from 'node:http';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../configuration';
import { objectsOf, scalarText } from '../json';
import { basicAuthorization, connectApp, DEMO_APP } from '../testing/connect-app';
import {
  codesOf,
  Driver,
  faultsOf,
  objectIn,
  purchaseOrder,
  rowsOf,
  send,
  type Answer,
} from '../testing/driver';

let qbo: Driver;
beforeEach(async () => {
  qbo = await Driver.start({ seed: 'demo', switches: { throttle: false } }, {}, { throttled: true });
});
afterEach(async () => qbo.close());

const arm = async (rule: Record<string, unknown>) => {
  const answer = await qbo.control('POST', '/faults', rule);
  expect(answer.status).toBe(201);
};
const write = async (requestid: string): Promise<Answer> =>
  qbo.post(`purchaseorder?requestid=${requestid}`, purchaseOrder());
const orders = async (): Promise<number> =>
  Number(objectIn(await qbo.query('select count(*) from PurchaseOrder'), 'QueryResponse')['totalCount']);

describe('faults on demand', () => {
  it('lose the reply before anything is done', async () => {
    await arm({ effect: 'reply-lost-before-commit', operation: 'create', entity: 'purchaseorder' });
    await expect(write('a')).rejects.toThrow();
    expect(await orders()).toBe(0);
    expect((await write('a')).status).toBe(200);
  });

  it('lose the reply after the commit; the same requestid gives it again', async () => {
    await arm({ effect: 'reply-lost-after-commit', operation: 'create' });
    await expect(write('a')).rejects.toThrow();
    expect(await orders()).toBe(1);
    expect((await write('a')).status).toBe(200);
    expect(await orders()).toBe(1);
  });

  it('commit late, and not a second time when the requestid has come again meanwhile', async () => {
    await arm({ effect: 'commit-late', operation: 'create', delayMs: 50 });
    await expect(write('late')).rejects.toThrow();
    expect(await orders()).toBe(0);
    expect((await write('late')).status).toBe(200);
    await arm({ effect: 'commit-late', operation: 'create', delayMs: 1, answer: '504' });
    expect((await write('second')).status).toBe(504);
    while ((await orders()) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await orders()).toBe(2);
  });

  it.each([
    [{ effect: '429', retryAfter: 7 }, 429],
    [{ effect: '500' }, 500],
    [{ effect: '503-html' }, 503],
    [{ effect: '401' }, 401],
    [{ effect: 'stale' }, 400],
  ])('answer %j without doing anything', async (rule, status) => {
    await arm(rule);
    const answer = await write('a');
    expect(answer.status).toBe(status);
    if (status === 429) expect(answer.headers.get('retry-after')).toBe('7');
    if (status === 503) expect(answer.text).toContain('<html>');
    if (rule.effect === 'stale') expect(codesOf(answer)).toEqual(['5010']);
    expect(await orders()).toBe(0);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('say "please wait" with saved %s', async (saved, count) => {
    await arm({ effect: '6000-please-wait', saved });
    const answer = await write('a');
    expect(faultsOf(answer)[0]?.Detail).toContain('Please wait a few minutes and try again.');
    expect(await orders()).toBe(count);
    expect((await write('a')).status).toBe(200);
    expect(await orders()).toBe(1);
  });

  it('refuse with any error of the data service, and do nothing', async () => {
    await arm({ effect: 'refuse', code: '6430', detail: 'Expense accounts only.', element: 'AccountRef' });
    const answer = await write('a');
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual([
      {
        Message: 'Invalid account type used',
        Detail: 'Expense accounts only.',
        code: '6430',
        element: 'AccountRef',
      },
    ]);
    expect(await orders()).toBe(0);
  });

  it('hit the nth matching call only', async () => {
    await arm({ effect: '500', operation: 'create', nth: 2 });
    const statuses = [(await write('a')).status, (await write('b')).status, (await write('c')).status];
    expect(statuses).toEqual([200, 500, 200]);
  });

  it('hit as often as they are told, and every call with count null', async () => {
    await arm({ effect: '500', count: 2 });
    const statuses = [(await write('a')).status, (await write('b')).status, (await write('c')).status];
    expect(statuses).toEqual([500, 500, 200]);
    await arm({ effect: '500', count: null });
    for (const requestid of ['d', 'e', 'f']) expect((await write(requestid)).status).toBe(500);
  });

  it('hit with a probability, the same calls for the same seed', async () => {
    const run = async (): Promise<number[]> => {
      await qbo.control('DELETE', '/faults');
      await arm({ effect: '500', operation: 'read', probability: 0.5, seed: 7 });
      const statuses: number[] = [];
      for (let call = 0; call < 20; call += 1) statuses.push((await qbo.get('vendor/41')).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await run()).toEqual(first);
  });

  it('leave other companies, entities and operations alone, and can be removed', async () => {
    await arm({ effect: '500', realmId: '1', count: null });
    await arm({ effect: '500', entity: 'Vendor', count: null });
    await arm({ effect: '500', operation: 'delete', count: null });
    expect((await write('a')).status).toBe(200);
    expect((await qbo.query('select * from Vendor')).status).toBe(500);
    expect((await qbo.control('DELETE', '/faults')).body).toEqual({ removed: 3 });
    expect((await qbo.get('vendor/41')).status).toBe(200);
  });

  it('are refused when they are not understood', async () => {
    const answer = await qbo.control('POST', '/faults', { effect: 'earthquake' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('effect');
  });

  it('stand in the call log', async () => {
    await arm({ effect: 'reply-lost-after-commit' });
    await expect(write('a')).rejects.toThrow();
    const { calls } = (await qbo.company('GET', '/calls')).body;
    expect(calls).toMatchObject([
      { kind: 'create', status: 0, injected: 'reply-lost-after-commit', requestid: 'a' },
    ]);
  });
});

/** What arrives of an answer until it ends or breaks. */
async function arrives(url: string, headers: Record<string, string>, body?: string) {
  return new Promise<{ chunks: string[]; announced: number; problem: string | undefined }>((resolve) => {
    const chunks: string[] = [];
    let announced = 0;
    const end = (problem?: string) => resolve({ chunks, announced, problem });
    const request = http.request(
      url,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        announced = Number(response.headers['content-length'] ?? 0);
        response.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
        response.on('end', () => end());
        response.on('error', (error: NodeJS.ErrnoException) => end(error.code));
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => end(error.code));
    request.end(body);
  });
}

describe('faults on demand: on the wire', () => {
  const sendOrder = async () =>
    arrives(qbo.api('purchaseorder'), qbo.headers(), JSON.stringify(purchaseOrder()));

  it.each([
    ['reply-lost-before-commit', 0],
    ['reply-lost-after-commit', 1],
  ])('%s can end with a reset', async (effect, count) => {
    await arm({ effect, reset: true });
    expect(await sendOrder()).toMatchObject({ chunks: [], problem: 'ECONNRESET' });
    expect(await orders()).toBe(count);
  });

  it('half of the answer arrives, and the order is there', async () => {
    await arm({ effect: 'truncated' });
    const { chunks, announced, problem } = await sendOrder();
    const arrived = chunks.join('').length;
    expect(arrived).toBeGreaterThan(0);
    expect(arrived).toBeLessThan(announced);
    expect(problem).toBe('ECONNRESET');
    expect(await orders()).toBe(1);
  });

  it('the answer comes drop by drop, and whole', async () => {
    await arm({ effect: 'drip', bytes: 300, everyMs: 5 });
    const { chunks } = await sendOrder();
    expect(chunks.length).toBeGreaterThan(1);
    expect(JSON.parse(chunks.join(''))).toHaveProperty('PurchaseOrder');
  });

  it.each([500, 502, 503, 504])('a page of HTML with %i', async (status) => {
    await arm({ effect: 'html', status });
    const answer = await write('a');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html']);
    expect(await orders()).toBe(0);
  });

  it('a 500 of the gateway, and maintenance', async () => {
    await arm({ effect: 'gateway-500' });
    const gateway = await write('a');
    expect(gateway.status).toBe(500);
    expect(gateway.text).toContain('message=InternalServerError; errorCode=003100; statusCode=500');
    await arm({ effect: 'maintenance' });
    const maintenance = await write('a');
    expect([maintenance.status, codesOf(maintenance)]).toEqual([503, ['150']]);
    expect(await orders()).toBe(0);
  });
});

describe('faults on demand: what is seen and done', () => {
  it('a stale read shows what was before the last write, once', async () => {
    await arm({ effect: 'stale-read', operation: 'read', count: 2 });
    await arm({ effect: 'stale-read', operation: 'query' });
    const order = await qbo.created('PurchaseOrder', purchaseOrder());
    const id = scalarText(order['Id']);
    const vendor = objectIn(await qbo.query("select * from Vendor where Id = '41'"), 'QueryResponse');
    expect(objectsOf(vendor['Vendor'])[0]?.['SyncToken']).toBe('0');
    expect(codesOf(await qbo.get(`purchaseorder/${id}`))).toEqual(['610']);
    await qbo.post('purchaseorder', { ...order, PrivateNote: 'changed' });
    expect(objectIn(await qbo.get(`purchaseorder/${id}`), 'PurchaseOrder')).toEqual(order);
    const now = objectIn(await qbo.get(`purchaseorder/${id}`), 'PurchaseOrder');
    expect(now).toMatchObject({ SyncToken: '1', PrivateNote: 'changed' });
  });

  it('a stale query does not find what was just written, and CDC does not either', async () => {
    await arm({ effect: 'stale-read', count: 2, operation: 'query' });
    await arm({ effect: 'stale-read', operation: 'cdc' });
    await write('a');
    expect(await orders()).toBe(0);
    const changes = await qbo.get(`cdc?entities=PurchaseOrder&changedSince=${new Date().toISOString()}`);
    expect(changes.text).not.toContain('VendorRef');
    expect(rowsOf(await qbo.query('select * from PurchaseOrder'), 'PurchaseOrder')).toEqual([]);
    expect(await orders()).toBe(1);
  });

  it('links are dropped without a word', async () => {
    await arm({ effect: 'dropped-links', operation: 'create' });
    const LinkedTxn = [{ TxnId: '1', TxnType: 'Estimate' }];
    const answer = await qbo.post('purchaseorder', purchaseOrder({ LinkedTxn }));
    expect(answer.status).toBe(200);
    expect(objectIn(answer, 'PurchaseOrder')['LinkedTxn'] ?? []).toEqual([]);
  });

  it.each([7200, -7200])('the clock jumps by %i seconds', async (seconds) => {
    const now = async () => Date.parse(scalarText((await qbo.control('GET', '/clock')).body['now']));
    await arm({ effect: 'clock-jump', seconds });
    const before = await now();
    await qbo.get('term/1');
    expect(Math.abs((await now()) - before - seconds * 1000)).toBeLessThan(3_000_000);
  });
});

describe('faults on demand: the token endpoint', () => {
  const refresh = async (refresh_token: string): Promise<Answer> => {
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token }).toString();
    return send(`${qbo.simulator.url}/oauth2/v1/tokens/bearer`, 'POST', form, basicAuthorization(DEMO_APP));
  };

  it('burns a refresh token when the reply to its rotation is lost', async () => {
    await qbo.company('PUT', '/switches', { rotation_mode: 'always' });
    const token = scalarText((await connectApp(qbo))['refresh_token']);
    await arm({ effect: 'reply-lost-before-commit', operation: 'token', realmId: qbo.realmId });
    await expect(refresh(token)).rejects.toThrow();
    const second = scalarText((await refresh(token)).body['refresh_token']);
    await arm({ effect: 'reply-lost-after-commit', operation: 'token', realmId: qbo.realmId });
    await expect(refresh(second)).rejects.toThrow();
    expect((await refresh(second)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('is spared by rules that do not name it, and answers a page of HTML when told to', async () => {
    const token = scalarText((await connectApp(qbo))['refresh_token']);
    await arm({ effect: '500', count: null });
    expect((await refresh(token)).status).toBe(200);
    await arm({ effect: '503-html', operation: 'token' });
    expect((await refresh(token)).status).toBe(503);
    expect((await refresh(token)).status).toBe(200);
  });
});

describe('faults on demand: a file at the start', () => {
  it('arms its rules once in the life of a world', async () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'qbo-faults-'));
    const file = path.join(scratch, 'faults.json');
    fs.writeFileSync(file, JSON.stringify({ rules: [{ effect: '500', operation: 'read' }] }));
    const { faults } = readConfiguration({ FAULTS: file });
    const dataDir = path.join(scratch, 'world');
    const first = await Driver.start({ seed: 'demo' }, { dataDir, faults }, { throttled: true });
    expect([(await first.get('term/1')).status, (await first.get('term/1')).status]).toEqual([500, 200]);
    await first.close();
    const second = await Driver.start({ seed: 'demo' }, { dataDir, faults }, { throttled: true });
    expect((await second.get('term/1')).status).toBe(200);
    await second.close();
    expect(() => readConfiguration({ FAULTS: path.join(scratch, 'nothing.json') })).toThrow('FAULTS');
    fs.writeFileSync(file, JSON.stringify({ effect: 'earthquake' }));
    expect(() => readConfiguration({ FAULTS: file })).toThrow('effect');
    fs.rmSync(scratch, { recursive: true, force: true });
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { saveAccess } from '../access/save-access';
import { Foundation1763769600000 } from '../database/foundation.migration';
import { transaction } from '../database/transaction';
import { knownAccess } from '../testing/known-access';
import { Gate, SampleModule } from '../testing/sample.module';
import { asOwner, testDatabase, type TestDatabase } from '../testing/test-database';
import { testService, type TestService } from '../testing/test-service';

const host = knownAccess({ tenants: { acme: ['main'], beta: ['main'] } });

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}

describe('a service over HTTP', () => {
  let database: TestDatabase;
  let service: TestService;

  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}/v1/notes`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${host.apiKey}`,
        'ledgerbridge-tenant': 'acme',
        'content-type': 'application/json',
        ...headers,
      },
    });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}${path}`, {
      headers: { authorization: `Bearer ${host.apiKey}`, 'ledgerbridge-tenant': 'acme', ...headers },
    });
  const code = async (answer: Response): Promise<unknown> =>
    ((await answer.json()) as { code: unknown }).code;

  beforeAll(async () => {
    database = await testDatabase([Foundation1763769600000]);
    service = await testService({ name: 'sample', module: SampleModule }, database);
    const pool = new Pool({ connectionString: database.workerUrl });
    await transaction(pool, 'BEGIN', [], (tx) => saveAccess(tx, database.schema, host.changes));
    await pool.end();
  });

  afterAll(async () => {
    Gate.open();
    await service.stop();
    await database.drop();
  });

  describe('problems', () => {
    it('are documents that name code, fix and the request', async () => {
      const answer = await post({ text: '' }, { 'request-id': 'mine-1' });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('request-id')).toBe('mine-1');
      expect(await answer.json()).toEqual({
        type: 'https://ledgerbridge.example.com/problems/validation-failed',
        title: 'The content is not valid',
        status: 422,
        code: 'validation-failed',
        detail: 'The content is not valid',
        errors: [
          { field: 'text', code: 'empty', detail: 'at least 1 needed', fix: expect.any(String) as string },
        ],
        fix: 'Correct every field that `errors` lists.',
        requestId: 'mine-1',
      });
    });

    it.each([
      ['broken JSON', () => post('{"text":'), 400, 'malformed-json'],
      ['a prototype key', () => post('{"__proto__":{"text":"x"}}'), 400, 'malformed-json'],
      ['an escaped prototype key', () => post('{"__\\u0070roto__":{"text":"x"}}'), 400, 'malformed-json'],
      ['no body', () => post(''), 422, 'validation-failed'],
      ['a body of 11 MB', () => post(`"${'x'.repeat(11 * 1024 * 1024)}"`), 413, 'body-too-large'],
      [
        'another media type',
        () => post('text', { 'content-type': 'text/plain' }),
        415,
        'unsupported-media-type',
      ],
      ['an unknown address', () => get('/v1/nothing'), 404, 'route-not-found'],
      ['an address that cannot be decoded', () => get('/v1/notes/public/%E0%A4%A'), 400, 'malformed-request'],
      ['a limit of 0', () => get('/v1/notes?limit=0'), 400, 'query-invalid'],
      ['a bug', () => post({ text: 'fail' }), 500, 'internal-error'],
    ])('%s', async (_name, send, status, expected) => {
      const answer = await send();
      expect(answer.status).toBe(status);
      expect(await code(answer)).toBe(expected);
      expect(answer.headers.get('request-id')).toMatch(/.+/);
    });

    it('name the methods that an address takes', async () => {
      const answer = await fetch(`${service.url}/v1/notes`, { method: 'DELETE' });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    });

    it('say nothing of what went wrong on our side, in the answer or with secrets in the log', async () => {
      const answer = await post({ text: 'fail' });
      expect(await answer.text()).not.toContain('a bug');
      expect(service.lines.join('\n')).not.toContain('lb_AAAA');
      expect(service.lines.join('\n')).toContain('a bug with lb_[redacted] in it');
    });

    it('have a page each, for people and for programs', async () => {
      const page = await get('/problems/line-repeated', { accept: 'text/html' });
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(await page.text()).toContain('Two lines share an externalId');
      expect(await (await get('/problems/rate-limited')).json()).toMatchObject({ status: 429 });
      expect((await get('/problems/nothing')).status).toBe(404);
    });
  });

  it('carries the caller’s trace into logs and events, and begins one where there is none', async () => {
    const traceId = 'a'.repeat(32);
    const answer = await get('/v1/notes', { traceparent: `00-${traceId}-${'b'.repeat(16)}-01` });
    expect(await answer.json()).toMatchObject({ correlationId: traceId, limit: 50 });
    await until(() => service.lines.some((line) => line.includes(traceId)));
    const line = service.lines.find((text) => text.includes(traceId)) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      service: 'sample',
      msg: 'request',
      route: '/v1/notes',
      status: 200,
      tenantId: expect.any(String) as string,
    });
    expect(line).not.toContain('limit');
  });

  it('takes external ids of 200 characters in addresses, whatever their script', async () => {
    const text = '語'.repeat(200);
    expect(await (await get(`/v1/notes/public/${encodeURIComponent(text)}`)).json()).toEqual({ text });
  });

  it('describes its routes in OpenAPI', async () => {
    const document = (await (await get('/openapi.json')).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/notes', '/v1/sample/parked-messages']),
    );
  });

  it('measures requests by the route’s template', async () => {
    await get('/v1/notes/public/secret-number-1');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('route="/v1/notes/public/:text"');
    expect(metrics).not.toContain('secret-number-1');
    expect(metrics).toContain('process_cpu_user_seconds_total');
  });

  describe('an Idempotency-Key', () => {
    it('gives a repeat the first answer and has no second effect', async () => {
      const first = await post({ text: 'once' }, { 'idempotency-key': 'k1' });
      const repeat = await post({ text: 'once' }, { 'idempotency-key': 'k1' });
      expect([first.status, repeat.status]).toEqual([202, 202]);
      expect(first.headers.get('idempotency-replayed')).toBeNull();
      expect(repeat.headers.get('idempotency-replayed')).toBe('true');
      expect(repeat.headers.get('location')).toBe(first.headers.get('location'));
      expect(await repeat.json()).toEqual(await first.json());
    });

    it('is refused with other content', async () => {
      await post({ text: 'one' }, { 'idempotency-key': 'k2' });
      const answer = await post({ text: 'two' }, { 'idempotency-key': 'k2' });
      expect(answer.status).toBe(422);
      expect(await code(answer)).toBe('idempotency-key-reused');
    });

    it('belongs to its tenant', async () => {
      const mine = await post({ text: 'ours' }, { 'idempotency-key': 'k3' });
      const theirs = await post({ text: 'ours' }, { 'idempotency-key': 'k3', 'ledgerbridge-tenant': 'beta' });
      expect(theirs.headers.get('idempotency-replayed')).toBeNull();
      expect(await theirs.json()).not.toEqual(await mine.json());
    });

    it('is answered 409 while the first request runs, and with its answer afterwards', async () => {
      const before = Gate.entered;
      const first = post({ text: 'wait' }, { 'idempotency-key': 'k4' });
      await until(() => Gate.entered > before);
      const meanwhile = await post({ text: 'wait' }, { 'idempotency-key': 'k4' });
      expect(meanwhile.status).toBe(409);
      expect(meanwhile.headers.get('retry-after')).toBe('1');
      Gate.open();
      expect((await first).status).toBe(202);
      expect(
        (await post({ text: 'wait' }, { 'idempotency-key': 'k4' })).headers.get('idempotency-replayed'),
      ).toBe('true');
    });

    it('replays a refusal, but tries again what failed on our side', async () => {
      await post({ text: 'refuse' }, { 'idempotency-key': 'k5' });
      const refused = await post({ text: 'refuse' }, { 'idempotency-key': 'k5' });
      expect([refused.status, refused.headers.get('idempotency-replayed')]).toEqual([409, 'true']);
      expect(refused.headers.get('content-type')).toContain('problem+json');
      await post({ text: 'fail' }, { 'idempotency-key': 'k6' });
      const failed = await post({ text: 'fail' }, { 'idempotency-key': 'k6' });
      expect([failed.status, failed.headers.get('idempotency-replayed')]).toEqual([500, null]);
    });

    it('is free again when its request died before it had an answer', async () => {
      await post({ text: 'again' }, { 'idempotency-key': 'k7' });
      const crash = `UPDATE "${database.schema}".idempotency_keys SET answer = NULL, answer_ring = NULL`;
      await asOwner(database.ownerUrl, `${crash} WHERE key = 'k7'`);
      expect((await post({ text: 'again' }, { 'idempotency-key': 'k7' })).status).toBe(409);
      await asOwner(database.ownerUrl, `${crash}, leased_until = now() WHERE key = 'k7'`);
      const answer = await post({ text: 'again' }, { 'idempotency-key': 'k7' });
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([202, null]);
    });

    it('is forgotten after a day', async () => {
      await post({ text: 'old' }, { 'idempotency-key': 'k8' });
      const age = `UPDATE "${database.schema}".idempotency_keys SET created_at = now() - interval '25 hours'`;
      await asOwner(database.ownerUrl, `${age} WHERE key = 'k8'`);
      const answer = await post({ text: 'new' }, { 'idempotency-key': 'k8' });
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([202, null]);
    });

    it('keeps nothing of request or answer in the clear', async () => {
      await post({ text: 'very-private' }, { 'idempotency-key': 'k9' });
      const rows = await asOwner(
        database.ownerUrl,
        `SELECT encode(request, 'escape') || encode(answer, 'escape') AS kept FROM "${database.schema}".idempotency_keys`,
      );
      expect(JSON.stringify(rows)).not.toContain('number');
    });

    it('must be printable', async () => {
      expect(await code(await post({ text: 'x' }, { 'idempotency-key': 'k\u00e4' }))).toBe(
        'idempotency-key-invalid',
      );
    });
  });

  it('limits a key and says when to come back', async () => {
    const limited = await testService({ name: 'limited', module: SampleModule }, database, {
      RATE_LIMIT_PER_SECOND: '2',
    });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        fetch(`${limited.url}/v1/notes`, {
          headers: { authorization: `Bearer ${host.apiKey}`, 'ledgerbridge-tenant': 'acme' },
        }),
      ),
    );
    await limited.stop();
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('ratelimit-limit')).toBe('2');
    expect(refused[0]?.headers.get('ratelimit-remaining')).toBe('0');
  });
});

describe('a service that stops', () => {
  it('turns not ready, ends the request in hand and closes everything', async () => {
    const database = await testDatabase([Foundation1763769600000]);
    const service = await testService({ name: 'stopping', module: SampleModule }, database);
    const pool = new Pool({ connectionString: database.workerUrl });
    await transaction(pool, 'BEGIN', [], (tx) => saveAccess(tx, database.schema, host.changes));
    await pool.end();
    const before = Gate.entered;
    const inHand = fetch(`${service.url}/v1/notes`, {
      method: 'POST',
      body: JSON.stringify({ text: 'wait' }),
      headers: {
        authorization: `Bearer ${host.apiKey}`,
        'ledgerbridge-tenant': 'acme',
        'content-type': 'application/json',
        'idempotency-key': 'last',
      },
    });
    await until(() => Gate.entered > before);
    let stopped = false;

    const stop = service.stop().then(() => (stopped = true));
    await until(() =>
      fetch(`${service.url}/health/live`).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );

    expect(stopped).toBe(false);
    Gate.open();
    expect((await inHand).status).toBe(202);

    await stop;

    const kept = await asOwner(
      database.ownerUrl,
      `SELECT answer IS NOT NULL AS answered FROM "${database.schema}".idempotency_keys`,
    );
    expect(kept).toEqual([{ answered: true }]);
    const left = await asOwner(
      database.ownerUrl,
      `SELECT count(*)::int AS connections FROM pg_stat_activity WHERE usename LIKE '${database.schema}%'`,
    );
    expect(left).toEqual([{ connections: 0 }]);
    await database.drop();
  });
});

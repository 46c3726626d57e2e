import { Pool } from 'pg';
import { saveAccess } from '../access/save-access';
import { Foundation1763769600000 } from '../database/foundation.migration';
import { transaction } from '../database/transaction';
import { newApiKey } from '../sealing/api-key';
import { ServiceCredentials } from '../service-credentials/service-credentials';
import { knownAccess } from '../testing/known-access';
import { ForgetfulModule, SampleModule } from '../testing/sample.module';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testService, type TestService } from '../testing/test-service';

const one = knownAccess({ tenants: { acme: ['main'] } });
const two = knownAccess({ topicPrefix: 'two.', tenants: { alpha: ['main'], beta: ['main'] } });
const reader = knownAccess({ topicPrefix: 'three.', scopes: ['notes:read'], tenants: { acme: ['main'] } });
const revoked = knownAccess({ topicPrefix: 'four.', tenants: { acme: ['main'] } });

describe('who may call what', () => {
  let database: TestDatabase;
  let service: TestService;
  let tokens: { forUs: string; forOthers: string; ofAnotherKey: string };

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}${path}`, { headers });
  const bearer = (token: string, tenant?: string): Record<string, string> => ({
    authorization: `Bearer ${token}`,
    ...(tenant === undefined ? {} : { 'ledgerbridge-tenant': tenant }),
  });

  beforeAll(async () => {
    database = await testDatabase([Foundation1763769600000]);
    service = await testService({ name: 'sample', module: SampleModule }, database);
    const pool = new Pool({ connectionString: database.workerUrl });
    const changes = [one, two, reader, revoked].flatMap((known) => known.changes);
    const [key] = revoked.changes.filter((change) => change.entity === 'api-key');
    if (!key) throw new Error('no key');
    await transaction(pool, 'BEGIN', [], (tx) =>
      saveAccess(tx, database.schema, [...changes, { ...key, version: 2, revoked: true }]),
    );
    await pool.end();
    const { serviceKey } = service.configuration;
    tokens = {
      forUs: await new ServiceCredentials(serviceKey, 'sync').sign('sample'),
      forOthers: await new ServiceCredentials(serviceKey, 'sync').sign('connector'),
      ofAnotherKey: await new ServiceCredentials(Buffer.alloc(32, 7), 'sync').sign('sample'),
    };
  });

  afterAll(async () => {
    await service.stop();
    await database.drop();
  });

  const credentials = {
    'no credential': () => ({}),
    'a host key': () => bearer(one.apiKey),
    'a key that nobody has': () => bearer(newApiKey()),
    'a revoked key': () => bearer(revoked.apiKey),
    'the operator key': () => bearer(service.operatorKey),
    'a service credential': () => bearer(tokens.forUs),
    'a service credential for another service': () => bearer(tokens.forOthers),
    'a service credential of another installation': () => bearer(tokens.ofAnotherKey),
    'a scheme that is not ours': () => ({ authorization: `Basic ${one.apiKey}` }),
    'a bearer of nothing': () => ({ authorization: 'Bearer ' }),
  } as const;
  const opens: Record<string, readonly (keyof typeof credentials)[]> = {
    '/v1/notes': ['a host key'],
    '/v1/notes/host': ['a host key'],
    '/v1/notes/operator': ['the operator key'],
    '/v1/sample/parked-messages': ['the operator key'],
    '/v1/notes/service': ['a service credential'],
  };

  for (const [path, allowed] of Object.entries(opens)) {
    for (const [name, headers] of Object.entries(credentials)) {
      const fits = allowed.some((credential) => credential === name);
      it(`${path} ${fits ? 'opens to' : 'refuses'} ${name}`, async () => {
        const answer = await get(path, headers());
        expect(answer.status).toBe(fits ? 200 : 401);
        if (!fits) {
          expect(await answer.json()).toMatchObject({ code: 'not-authenticated' });
          expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        }
      });
    }
  }

  it.each([
    '/health/live',
    '/health/ready',
    '/metrics',
    '/openapi.json',
    '/problems/conflict',
    '/v1/notes/public/x',
  ])('%s opens to everyone', async (path) => {
    expect((await get(path)).status).toBe(200);
  });

  it('refuses a key without the scope, naming it', async () => {
    const answer = await fetch(`${service.url}/v1/notes`, { method: 'POST', headers: bearer(reader.apiKey) });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      code: 'not-allowed',
      detail: 'the key lacks the scope notes:write',
    });
  });

  it('takes the only tenant of a host unless another is named', async () => {
    const [, , tenant] = one.changes;
    const answer = await get('/v1/notes', bearer(one.apiKey));
    expect(await answer.json()).toMatchObject({ tenantId: tenant?.entity === 'tenant' && tenant.tenantId });
  });

  it('asks a host of several tenants to name one', async () => {
    expect(await (await get('/v1/notes', bearer(two.apiKey))).json()).toMatchObject({
      code: 'tenant-required',
    });
    expect((await get('/v1/notes', bearer(two.apiKey, 'beta'))).status).toBe(200);
  });

  it('answers alike for a tenant of another host and for one that does not exist', async () => {
    const answers = await Promise.all(
      ['alpha', 'nobody', 'x'.repeat(201)].map(async (tenant) => {
        const answer = await get('/v1/notes', bearer(one.apiKey, tenant));
        const { requestId: _own, ...rest } = (await answer.json()) as Record<string, unknown>;
        return { status: answer.status, ...rest };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, code: 'tenant-unknown' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('does not start with a route that does not say who may call it', async () => {
    await expect(testService({ name: 'sample', module: ForgetfulModule }, database)).rejects.toThrow(
      'ForgottenController.open',
    );
  });

  it('never logs a credential', async () => {
    await get('/v1/notes', bearer(one.apiKey));
    const log = service.lines.join('\n');
    for (const secret of [one.apiKey, service.operatorKey, tokens.forUs]) expect(log).not.toContain(secret);
  });
});

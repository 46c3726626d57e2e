"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const pg_1 = require("pg");
const save_access_1 = require("../access/save-access");
const foundation_migration_1 = require("../database/foundation.migration");
const transaction_1 = require("../database/transaction");
const api_key_1 = require("../sealing/api-key");
const service_credentials_1 = require("../service-credentials/service-credentials");
const known_access_1 = require("../testing/known-access");
const sample_module_1 = require("../testing/sample.module");
const test_database_1 = require("../testing/test-database");
const test_service_1 = require("../testing/test-service");
const one = (0, known_access_1.knownAccess)({ tenants: { acme: ['main'] } });
const two = (0, known_access_1.knownAccess)({ topicPrefix: 'two.', tenants: { alpha: ['main'], beta: ['main'] } });
const reader = (0, known_access_1.knownAccess)({ topicPrefix: 'three.', scopes: ['notes:read'], tenants: { acme: ['main'] } });
const revoked = (0, known_access_1.knownAccess)({ topicPrefix: 'four.', tenants: { acme: ['main'] } });
describe('who may call what', () => {
    let database;
    let service;
    let tokens;
    const get = (path, headers = {}) => fetch(`${service.url}${path}`, { headers });
    const bearer = (token, tenant) => ({
        authorization: `Bearer ${token}`,
        ...(tenant === undefined ? {} : { 'ledgerbridge-tenant': tenant }),
    });
    beforeAll(async () => {
        database = await (0, test_database_1.testDatabase)([foundation_migration_1.Foundation1763769600000]);
        service = await (0, test_service_1.testService)({ name: 'sample', module: sample_module_1.SampleModule }, database);
        const pool = new pg_1.Pool({ connectionString: database.workerUrl });
        const changes = [one, two, reader, revoked].flatMap((known) => known.changes);
        const [key] = revoked.changes.filter((change) => change.entity === 'api-key');
        if (!key)
            throw new Error('no key');
        await (0, transaction_1.transaction)(pool, 'BEGIN', (tx) => (0, save_access_1.saveAccess)(tx, database.schema, [...changes, { ...key, version: 2, revoked: true }]));
        await pool.end();
        const { serviceKey } = service.configuration;
        tokens = {
            forUs: await new service_credentials_1.ServiceCredentials(serviceKey, 'sync').sign('sample'),
            forOthers: await new service_credentials_1.ServiceCredentials(serviceKey, 'sync').sign('connector'),
            ofAnotherKey: await new service_credentials_1.ServiceCredentials(Buffer.alloc(32, 7), 'sync').sign('sample'),
        };
    });
    afterAll(async () => {
        await service.stop();
        await database.drop();
    });
    const credentials = {
        'no credential': () => ({}),
        'a host key': () => bearer(one.apiKey),
        'a key that nobody has': () => bearer((0, api_key_1.newApiKey)()),
        'a revoked key': () => bearer(revoked.apiKey),
        'the operator key': () => bearer(service.operatorKey),
        'a service credential': () => bearer(tokens.forUs),
        'a service credential for another service': () => bearer(tokens.forOthers),
        'a service credential of another installation': () => bearer(tokens.ofAnotherKey),
        'a scheme that is not ours': () => ({ authorization: `Basic ${one.apiKey}` }),
        'a bearer of nothing': () => ({ authorization: 'Bearer ' }),
    };
    const opens = {
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
        const answers = await Promise.all(['alpha', 'nobody', 'x'.repeat(201)].map(async (tenant) => {
            const answer = await get('/v1/notes', bearer(one.apiKey, tenant));
            const { requestId: _own, ...rest } = (await answer.json());
            return { status: answer.status, ...rest };
        }));
        expect(answers[0]).toMatchObject({ status: 404, code: 'tenant-unknown' });
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
    });
    it('does not start with a route that does not say who may call it', async () => {
        await expect((0, test_service_1.testService)({ name: 'sample', module: sample_module_1.ForgetfulModule }, database)).rejects.toThrow('ForgottenController.open');
    });
    it('never logs a credential', async () => {
        await get('/v1/notes', bearer(one.apiKey));
        const log = service.lines.join('\n');
        for (const secret of [one.apiKey, service.operatorKey, tokens.forUs])
            expect(log).not.toContain(secret);
    });
});
//# sourceMappingURL=access-matrix.int-spec.js.map
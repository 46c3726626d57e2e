"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
const promises_1 = require("node:timers/promises");
const event_store_1 = require("@ledgerbridge/event-store");
const messaging_1 = require("@ledgerbridge/messaging");
const common_1 = require("@nestjs/common");
const microservices_1 = require("@nestjs/microservices");
const pg_1 = require("pg");
const access_directory_1 = require("../access/access-directory");
const rebuild_access_1 = require("../access/rebuild-access");
const foundation_migration_1 = require("../database/foundation.migration");
const transaction_1 = require("../database/transaction");
const identity_1 = require("../identity/identity");
const known_access_1 = require("../testing/known-access");
const test_database_1 = require("../testing/test-database");
const test_service_1 = require("../testing/test-service");
const topic_message_1 = require("./topic-message");
const heard = [];
let CancelConsumer = class CancelConsumer {
    async take(messages) {
        heard.push(...messages);
    }
};
__decorate([
    (0, microservices_1.EventPattern)('po.canceled'),
    __param(0, (0, microservices_1.Payload)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Array]),
    __metadata("design:returntype", Promise)
], CancelConsumer.prototype, "take", null);
CancelConsumer = __decorate([
    (0, messaging_1.TopicConsumer)()
], CancelConsumer);
let ListeningModule = class ListeningModule {
};
ListeningModule = __decorate([
    (0, common_1.Module)({ controllers: [CancelConsumer] })
], ListeningModule);
const host = (0, known_access_1.knownAccess)({ tenants: { acme: ['main', 'second'], beta: ['main'] } });
const acme = (0, identity_1.tenantIdOf)(host.hostId, 'acme');
async function until(condition) {
    while (!(await condition()))
        await (0, promises_1.setTimeout)(10);
}
describe('a service that learns who may do what', () => {
    let database;
    let service;
    let topics;
    let worker;
    let transport;
    let sent = 0;
    const say = (changes) => transport.publish(changes.map((data) => (0, topic_message_1.topicMessage)({
        topic: 'access.changed',
        key: host.hostId,
        id: `message-${(sent += 1)}`,
        service: 'connector',
        time: '2026-01-02T03:04:05.678Z',
        correlationId: 'c'.repeat(32),
        data,
    })));
    const cancel = (id, tenantid, data) => transport.publish([
        {
            topic: 'po.canceled',
            key: 'any',
            value: (0, messaging_1.toStructured)({ id, source: 'host', type: 'ledgerbridge.po.canceled.v1', tenantid, data }),
        },
    ]);
    const parked = async () => {
        const answer = await fetch(`${service.url}/v1/listening/parked-messages`, {
            headers: { authorization: `Bearer ${service.operatorKey}` },
        });
        return (await answer.json());
    };
    const directory = () => new access_directory_1.AccessDirectory({ pool: worker, schema: database.schema, cacheMs: 0, patienceMs: 0 });
    beforeAll(async () => {
        database = await (0, test_database_1.testDatabase)([foundation_migration_1.Foundation1763769600000]);
        service = await (0, test_service_1.testService)({ name: 'listening', module: ListeningModule }, database);
        topics = new pg_1.Pool({ connectionString: database.ownerUrl });
        worker = new pg_1.Pool({ connectionString: database.workerUrl });
        transport = new messaging_1.PostgresTransport({ pool: topics, schema: `${database.schema}_topics` });
    });
    afterAll(async () => {
        await service.stop();
        await transport.close();
        await Promise.all([topics.end(), worker.end()]);
        await database.drop();
    });
    it('parks a message of a tenant it does not know, and takes it once it does', async () => {
        await cancel('early', 'acme', { externalId: 'PO-1', revision: 1, division: 'main' });
        await until(async () => (await parked()).items.length === 1);
        expect((await parked()).items[0]).toMatchObject({ code: 'tenant-unknown', messageId: 'early' });
        await say(host.changes);
        await until(() => heard.length === 1);
        expect(heard[0]).toMatchObject({ tenantId: acme, hostId: host.hostId, data: { externalId: 'PO-1' } });
        await until(async () => (await parked()).items.length === 0);
    });
    it('parks invalid content with the codes that HTTP answers', async () => {
        await cancel('bad', 'acme', { externalId: '', revision: 0 });
        await until(async () => (await parked()).items.length === 1);
        const [item] = (await parked()).items;
        expect(item).toMatchObject({ code: 'validation-failed' });
        expect(item?.errors.map(({ code }) => code)).toEqual(['empty', 'too-small']);
    });
    it('finds tenants and divisions, and says when one must be named', async () => {
        const known = directory();
        expect(await known.resolveTenant(host.hostId, 'acme')).toMatchObject({
            ok: true,
            tenant: { tenantId: acme },
        });
        expect(await known.resolveTenant(host.hostId)).toEqual({ ok: false, reason: 'tenant-required' });
        expect(await known.resolveTenant(host.hostId, 'nobody')).toEqual({ ok: false, reason: 'tenant-unknown' });
        expect(await known.resolveDivision(acme)).toEqual({ ok: false, reason: 'division-required' });
        expect(await known.resolveDivision(acme, 'third')).toEqual({ ok: false, reason: 'division-unknown' });
        const only = await known.resolveDivision((0, identity_1.tenantIdOf)(host.hostId, 'beta'));
        expect(only).toMatchObject({ ok: true, division: { externalId: 'main', timeZone: 'UTC' } });
    });
    it('waits a moment for a division that is on its way', async () => {
        const patient = new access_directory_1.AccessDirectory({ pool: worker, schema: database.schema, patienceMs: 30_000 });
        const found = patient.resolveDivision(acme, 'new');
        const divisionId = (0, identity_1.divisionIdOf)(acme, 'new');
        await say([
            {
                entity: 'division',
                version: 1,
                divisionId,
                tenantId: acme,
                externalId: 'new',
                timeZone: 'Asia/Tokyo',
            },
        ]);
        expect(await found).toMatchObject({ ok: true, division: { divisionId, timeZone: 'Asia/Tokyo' } });
    });
    it('ignores what is older than known', async () => {
        const key = { ...host.changes[1] };
        await say([{ ...key, version: 5, revoked: true }]);
        await say([{ ...key, version: 4, revoked: false }]);
        const marker = (0, identity_1.divisionIdOf)(acme, 'marker');
        await say([
            {
                entity: 'division',
                version: 1,
                divisionId: marker,
                tenantId: acme,
                externalId: 'marker',
                timeZone: 'UTC',
            },
        ]);
        await until(async () => (await directory().divisionById(marker)) !== undefined);
        const keys = `SELECT version::int, revoked FROM "${database.schema}".access_api_keys`;
        expect(await (0, test_database_1.asOwner)(database.ownerUrl, keys)).toEqual([{ version: 5, revoked: true }]);
    });
    it('rebuilds its copy from its own log, equal to what it was', async () => {
        const all = `SELECT (SELECT jsonb_agg(t ORDER BY t.id) FROM "${database.schema}".access_tenants t) AS tenants,
      (SELECT jsonb_agg(d ORDER BY d.id) FROM "${database.schema}".access_divisions d) AS divisions,
      (SELECT jsonb_agg(k ORDER BY k.id) FROM "${database.schema}".access_api_keys k) AS keys,
      (SELECT jsonb_agg(h ORDER BY h.id) FROM "${database.schema}".access_hosts h) AS hosts`;
        const before = await (0, test_database_1.asOwner)(database.ownerUrl, all);
        const { databaseSchema: schema, installationKey: ring } = service.configuration;
        const log = new event_store_1.EventLog({ schema, keys: new event_store_1.TenantKeys({ schema, ring }) });
        await (0, transaction_1.transaction)(worker, 'BEGIN', (tx) => (0, rebuild_access_1.rebuildAccess)(tx, log, schema));
        expect(await (0, test_database_1.asOwner)(database.ownerUrl, all)).toEqual(before);
        expect(JSON.stringify(before)).toContain('Asia/Tokyo');
    });
    it('is not ready while its database refuses connections, and ready again afterwards', async () => {
        const ready = async () => (await fetch(`${service.url}/health/ready`)).status;
        expect(await ready()).toBe(200);
        const role = `${database.schema}_app`;
        await (0, test_database_1.asOwner)(database.ownerUrl, `ALTER ROLE "${role}" NOLOGIN`);
        await (0, test_database_1.asOwner)(database.ownerUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`);
        await until(async () => (await ready()) === 503);
        await (0, test_database_1.asOwner)(database.ownerUrl, `ALTER ROLE "${role}" LOGIN`);
        await until(async () => (await ready()) === 200);
    });
});
//# sourceMappingURL=learning.int-spec.js.map
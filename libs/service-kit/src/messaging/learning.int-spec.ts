import { setTimeout as pause } from 'node:timers/promises';
import type { PurchaseOrderCancel } from '@ledgerbridge/contracts';
import { EventLog, TenantKeys } from '@ledgerbridge/event-store';
import {
  type BatchContext,
  type IncomingMessage,
  PostgresTransport,
  toStructured,
  TopicConsumer,
} from '@ledgerbridge/messaging';
import { Inject, Module } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Pool } from 'pg';
import { AccessDirectory } from '../access/access-directory';
import { rebuildAccess } from '../access/rebuild-access';
import { Foundation1763769600000 } from '../database/foundation.migration';
import { transaction } from '../database/transaction';
import { divisionIdOf, tenantIdOf } from '../identity/identity';
import { knownAccess } from '../testing/known-access';
import { asOwner, testDatabase, type TestDatabase } from '../testing/test-database';
import { ACCESS_DIRECTORY } from '../tokens';
import { testService, type TestService } from '../testing/test-service';
import { topicMessage } from './topic-message';

const heard: IncomingMessage<PurchaseOrderCancel>[] = [];

@TopicConsumer()
class CancelConsumer {
  constructor(@Inject(ACCESS_DIRECTORY) private readonly access: AccessDirectory) {}

  @EventPattern('po.canceled')
  async take(
    @Payload() messages: readonly IncomingMessage<PurchaseOrderCancel>[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    for (const message of messages) {
      const { division } = message.data;
      const found = await this.access.resolveDivision(message.tenantId, division);
      if (found.ok) heard.push(message);
      else context.park(message, { code: found.reason, detail: 'not known', awaits: division });
    }
  }
}

@Module({ controllers: [CancelConsumer] })
class ListeningModule {}

const host = knownAccess({ tenants: { acme: ['main', 'second'], beta: ['main'] } });
const acme = tenantIdOf(host.hostId, 'acme');

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}

describe('a service that learns who may do what', () => {
  let database: TestDatabase;
  let service: TestService;
  let topics: Pool;
  let worker: Pool;
  let transport: PostgresTransport;
  let sent = 0;

  const say = (changes: readonly object[]): Promise<void> =>
    transport.publish(
      changes.map((data) =>
        topicMessage({
          topic: 'access.changed',
          key: host.hostId,
          id: `message-${(sent += 1)}`,
          service: 'connector',
          time: '2026-01-02T03:04:05.678Z',
          correlationId: 'c'.repeat(32),
          data,
        }),
      ),
    );
  const cancel = (id: string, tenantid: string, data: object): Promise<void> =>
    transport.publish([
      {
        topic: 'po.canceled',
        key: 'any',
        value: toStructured({ id, source: 'host', type: 'ledgerbridge.po.canceled.v1', tenantid, data }),
      },
    ]);
  const parked = async (): Promise<{
    items: { code: string; messageId: string; awaits: string | null; errors: { code: string }[] }[];
  }> => {
    const answer = await fetch(`${service.url}/v1/listening/parked-messages`, {
      headers: { authorization: `Bearer ${service.operatorKey}` },
    });
    return (await answer.json()) as Awaited<ReturnType<typeof parked>>;
  };
  const directory = (): AccessDirectory =>
    new AccessDirectory({ pool: worker, schema: database.schema, cacheMs: 0, patienceMs: 0 });

  beforeAll(async () => {
    database = await testDatabase([Foundation1763769600000]);
    service = await testService({ name: 'listening', module: ListeningModule }, database);
    topics = new Pool({ connectionString: database.ownerUrl });
    worker = new Pool({ connectionString: database.workerUrl });
    transport = new PostgresTransport({ pool: topics, schema: `${database.schema}_topics` });
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

  it('parks a message of a division it does not know, and takes it once it does', async () => {
    await cancel('before-its-division', 'acme', { externalId: 'PO-2', revision: 1, division: 'later' });
    await cancel('of-nobody', 'acme', { externalId: 'PO-3', revision: 1, division: 'never' });
    const early = async () => (await parked()).items.filter(({ code }) => code === 'division-unknown');
    await until(async () => (await early()).length === 2);
    await say([
      {
        entity: 'division',
        version: 1,
        divisionId: divisionIdOf(acme, 'later'),
        tenantId: acme,
        externalId: 'later',
        timeZone: 'UTC',
      },
    ]);
    await until(async () => (await early()).length === 1);
    expect(heard.map(({ id }) => id)).toContain('before-its-division');
    expect((await early())[0]).toMatchObject({ messageId: 'of-nobody', awaits: 'never' });
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
    const only = await known.resolveDivision(tenantIdOf(host.hostId, 'beta'));
    expect(only).toMatchObject({ ok: true, division: { externalId: 'main', timeZone: 'UTC' } });
  });

  it('waits a moment for a division that is on its way', async () => {
    const patient = new AccessDirectory({ pool: worker, schema: database.schema, patienceMs: 30_000 });
    const found = patient.resolveDivision(acme, 'new');
    const divisionId = divisionIdOf(acme, 'new');
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
    const marker = divisionIdOf(acme, 'marker');
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
    expect(await asOwner(database.ownerUrl, keys)).toEqual([{ version: 5, revoked: true }]);
  });

  it('rebuilds its copy from its own log, equal to what it was', async () => {
    const all = `SELECT (SELECT jsonb_agg(t ORDER BY t.id) FROM "${database.schema}".access_tenants t) AS tenants,
      (SELECT jsonb_agg(d ORDER BY d.id) FROM "${database.schema}".access_divisions d) AS divisions,
      (SELECT jsonb_agg(k ORDER BY k.id) FROM "${database.schema}".access_api_keys k) AS keys,
      (SELECT jsonb_agg(h ORDER BY h.id) FROM "${database.schema}".access_hosts h) AS hosts`;
    const before = await asOwner(database.ownerUrl, all);
    const { databaseSchema: schema, installationKey: ring } = service.configuration;
    const log = new EventLog({ schema, keys: new TenantKeys({ schema, ring }) });
    await transaction(worker, 'BEGIN', [], (tx) => rebuildAccess(tx, log, schema));
    expect(await asOwner(database.ownerUrl, all)).toEqual(before);
    expect(JSON.stringify(before)).toContain('Asia/Tokyo');
  });

  it('is not ready while its database refuses connections, and ready again afterwards', async () => {
    const ready = async (): Promise<number> => (await fetch(`${service.url}/health/ready`)).status;
    expect(await ready()).toBe(200);
    const role = `${database.schema}_app`;
    await asOwner(database.ownerUrl, `ALTER ROLE "${role}" NOLOGIN`);
    await asOwner(
      database.ownerUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`,
    );
    await until(async () => (await ready()) === 503);
    await asOwner(database.ownerUrl, `ALTER ROLE "${role}" LOGIN`);
    await until(async () => (await ready()) === 200);
  });
});

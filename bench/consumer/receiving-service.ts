import { randomBytes } from 'node:crypto';
import {
  apiKeyHash,
  commonConfiguration,
  createLogger,
  createService,
  divisionIdOf,
  Foundation1763769600000,
  messagingSchemaOf,
  newApiKey,
  readConfiguration,
  rolesOf,
  runMigrations,
  saveAccess,
  tenantIdOf,
} from '@ledgerbridge/service-kit';
import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { knownAccess } from '../../libs/service-kit/src/testing/known-access';
import { CreateSync1763780000000 } from '../../services/sync/src/migrations/create-sync.migration';
import { PurchaseOrdersConsumer } from '../../services/sync/src/purchase-orders/purchase-orders.consumer';
import { CAPABILITIES, LINKS } from '../../services/sync/src/purchase-orders/testing/order';
import { syncService } from '../../services/sync/src/service';
import { Wake } from '../../services/sync/src/wake';
import { TENANTS } from './messages';
import { committedPosition, progressRate } from './progress';
import type { Receiver } from './receivers';

/** Sync's own consumer of orders, without the pusher: what is queued stays queued. */
@Module({ controllers: [PurchaseOrdersConsumer], providers: [Wake] })
class ReceiveModule {}

const SCHEMA = 'bench_receive';

/** The sync service, which starts, takes what waits in its topics and stops. */
export async function receivingService(postgresUrl: string, brokers: readonly string[]): Promise<Receiver> {
  const schema = SCHEMA;
  const messaging = messagingSchemaOf(schema);
  const pool = new Pool({ connectionString: postgresUrl, max: 4 });
  await migrate(postgresUrl, schema);
  await makeKnown(pool, schema);
  const { publishes: _relay, ...options } = { ...syncService, module: ReceiveModule };
  const configuration = readConfiguration(commonConfiguration, environment(postgresUrl, schema, brokers));
  const logger = createLogger({ service: options.name, level: 'warn' });
  return {
    async take(topic, count) {
      const before = await committedPosition(pool, messaging, topic);
      const service = await createService(options, configuration, logger, (reason) => {
        throw reason;
      });
      const rate = await progressRate(() => committedPosition(pool, messaging, topic), before, count);
      await service.stop();
      return rate;
    },
  };
}

async function migrate(url: string, schema: string): Promise<void> {
  const passwords = { app: 'app', worker: 'worker' };
  await runMigrations({
    url,
    schema,
    migrations: [Foundation1763769600000, CreateSync1763780000000],
    passwords,
  });
}

/** A host with its tenants, each connected to a company in which everything that the orders name is linked. */
async function makeKnown(pool: Pool, schema: string): Promise<void> {
  const divisions = Object.fromEntries(TENANTS.map((tenant) => [tenant, ['main']]));
  const { hostId, changes } = knownAccess({ tenants: divisions });
  const client = await pool.connect();
  await saveAccess(client, schema, changes);
  for (const [n, tenant] of TENANTS.entries()) {
    const tenantId = tenantIdOf(hostId, tenant);
    const [connectionId, companyId] = [numbered(1, n), numbered(2, n)];
    const at = [connectionId, tenantId, divisionIdOf(tenantId, 'main'), companyId];
    await client.query(
      `INSERT INTO ${schema}.connections (connection_id, tenant_id, division_id, company_id, status, capabilities, version)
       VALUES ($1, $2, $3, $4, 'connected', $5, 1)`,
      [...at, JSON.stringify(CAPABILITIES)],
    );
    for (const [causeKey, fact] of LINKS)
      await client.query(
        `INSERT INTO ${schema}.links (connection_id, tenant_id, division_id, company_id, cause_key, fact, kind, key, version)
         VALUES ($1, $2, $3, $4, $5, $6, 'supplier', '{}', 1)`,
        [...at, causeKey, JSON.stringify(fact)],
      );
  }
  client.release();
}

const numbered = (kind: number, n: number): string =>
  `0197f2a4-000${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`;

function environment(
  postgresUrl: string,
  schema: string,
  brokers: readonly string[],
): Record<string, string> {
  const { app, worker } = rolesOf(schema);
  return {
    PORT: '0',
    PUBLIC_URL: 'https://ledgerbridge.example.com',
    CONNECTOR_URL: 'http://127.0.0.1:1',
    DATABASE_SCHEMA: schema,
    DATABASE_APP_URL: as(postgresUrl, app, 'app'),
    DATABASE_WORKER_URL: as(postgresUrl, worker, 'worker'),
    TRANSPORT: 'kafka',
    KAFKA_BROKERS: brokers.join(','),
    INSTALLATION_KEY: key(),
    MESSAGE_KEY: key(),
    SERVICE_KEY: key(),
    OPERATOR_KEY_HASH: apiKeyHash(newApiKey()),
  };
}

const key = (): string => randomBytes(32).toString('base64');

function as(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.toString();
}

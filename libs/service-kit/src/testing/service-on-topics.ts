import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AccessChanged, ConnectionChanged, MatchRequested } from '@ledgerbridge/contracts';
import { EventLog, TenantKeys } from '@ledgerbridge/event-store';
import { type MessageTransport, PostgresTransport } from '@ledgerbridge/messaging';
import { Pool, type PoolClient } from 'pg';
import { commonConfiguration } from '../config/common-configuration';
import { readConfiguration } from '../config/read-configuration';
import type { ConfigurationSpec } from '../config/variable';
import type { MigrationClass } from '../database/run-migrations';
import { divisionIdOf } from '../identity/identity';
import { createLogger } from '../logging/create-logger';
import { topicMessage } from '../messaging/topic-message';
import { apiKeyHash, newApiKey } from '../sealing/api-key';
import { MessageSeal } from '../sealing/message-seal';
import { createService } from '../start/create-service';
import type { RunningService, ServiceOptions } from '../start/service-options';
import { type KnownAccess, knownAccess } from './known-access';
import { testDatabase, type TestDatabase } from './test-database';

export const TENANT = 'acme';

export interface ServiceUnderTest {
  readonly options: ServiceOptions<ConfigurationSpec>;
  readonly migrations: readonly MigrationClass[];
  /** The topic that it speaks on. */
  readonly topic: string;
  /** A list of it that answers 200 as soon as the tenant is known. */
  readonly listPath: string;
}

/** External ids of tenants with those of their divisions. */
export type Tenants = Readonly<Record<string, readonly string[]>>;

/**
 * A service on a database of its own, between topics that a test writes and one that it hears, with a host whose
 * tenants are known to it.
 */
export class ServiceOnTopics<Said extends object> {
  /** What the service has said, in its order. */
  readonly heard: Said[] = [];
  private service: RunningService | undefined;

  private constructor(
    private readonly under: ServiceUnderTest,
    readonly database: TestDatabase,
    private readonly environment: Readonly<Record<string, string>>,
    readonly pool: Pool,
    private readonly transport: MessageTransport,
    readonly access: KnownAccess,
  ) {}

  /** @param env overrides of the service's variables; CONNECTOR_URL is needed */
  static async start<Said extends object>(
    under: ServiceUnderTest,
    env: Readonly<Record<string, string>>,
    tenants: Tenants = { [TENANT]: ['main'] },
  ): Promise<ServiceOnTopics<Said>> {
    const database = await testDatabase([...under.migrations]);
    const pool = new Pool({ connectionString: database.ownerUrl, max: 6 });
    const schema = `${database.schema}_topics`;
    const transport = new PostgresTransport({ pool, schema });
    const environment = { ...environmentOf(database, schema), ...env };
    const access = knownAccess({ tenants });
    const running = new ServiceOnTopics<Said>(under, database, environment, pool, transport, access);
    await running.startService();
    await running.listen();
    for (const change of access.changes) await running.tell('access.changed', change, accessKey(change));
    await until(() => running.knows(Object.keys(tenants)), 'access to be known');
    return running;
  }

  tenantId(externalId = TENANT): string {
    const tenant = this.access.changes.find((c) => c.entity === 'tenant' && c.externalId === externalId);
    if (tenant?.entity !== 'tenant') throw new Error(`No tenant ${externalId}`);
    return tenant.tenantId;
  }

  divisionId(tenant = TENANT, division = 'main'): string {
    return divisionIdOf(this.tenantId(tenant), division);
  }

  async startService(): Promise<void> {
    const { options } = this.under;
    const configuration = readConfiguration(
      { ...commonConfiguration, ...options.configuration },
      this.environment,
    );
    const logger = createLogger({ service: options.name, level: configuration.logLevel });
    this.service = await createService(options, configuration, logger, (reason) => {
      throw reason;
    });
  }

  async stopService(): Promise<void> {
    await this.service?.stop();
    this.service = undefined;
  }

  async tell(topic: string, data: object, key: string, id = randomBytes(8).toString('hex')): Promise<void> {
    const correlationId = randomBytes(16).toString('hex');
    const time = new Date().toISOString();
    const tenantId =
      'tenantId' in data && typeof data.tenantId === 'string' ? { tenantId: data.tenantId } : {};
    await this.transport.publish([
      topicMessage({ topic, key, id, service: 'test', time, correlationId, ...tenantId, data }),
    ]);
  }

  async connection(changed: ConnectionChanged): Promise<void> {
    await this.tell('connection.changed', changed, changed.divisionId);
  }

  /** Asks for a link or a mapping as sync does; the content travels sealed. */
  async request(
    wanted: Omit<MatchRequested, 'sealed'> & { content?: { name?: string; code?: string } },
    id?: string,
  ): Promise<void> {
    const { content, ...rest } = wanted;
    const seal = new MessageSeal(readConfiguration(commonConfiguration, this.environment).messageKey);
    const sealed = content ? { sealed: seal.seal(wanted.tenantId, content) } : {};
    await this.tell('match.requested', { ...rest, ...sealed }, wanted.divisionId, id);
  }

  async http(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${this.service?.url ?? ''}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.access.apiKey}`,
        'ledgerbridge-tenant': TENANT,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
  }

  /** Builds read models anew from the log, as the role that the service writes as. */
  async rebuild(
    readModels: (tx: PoolClient, log: EventLog, tenantIds: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const { installationKey: ring } = readConfiguration(commonConfiguration, this.environment);
    const { schema, workerUrl } = this.database;
    const log = new EventLog({ schema, keys: new TenantKeys({ schema, ring }) });
    const worker = new Pool({ connectionString: workerUrl, max: 1 });
    const tx = await worker.connect();
    await tx.query('BEGIN');
    await readModels(tx, log, [this.tenantId()]);
    await tx.query('COMMIT');
    tx.release();
    await worker.end();
  }

  /** Every row of a table, as text in one order. */
  async rowsOf(table: string): Promise<string[]> {
    const sql = `SELECT t::text AS row FROM "${this.database.schema}".${table} t ORDER BY 1`;
    const { rows } = await this.pool.query<{ row: string }>(sql);
    return rows.map(({ row }) => row);
  }

  async close(): Promise<void> {
    await this.stopService();
    await this.transport.close();
    await this.pool.end();
    await this.database.drop();
  }

  private async knows(tenants: readonly string[]): Promise<boolean> {
    for (const tenant of tenants) {
      const headers = { 'ledgerbridge-tenant': tenant };
      const { status } = await this.http('GET', this.under.listPath, undefined, headers);
      if (status !== 200) return false;
    }
    return true;
  }

  private async listen(): Promise<void> {
    await this.transport.consume({
      group: 'test',
      topics: [this.under.topic],
      positions: { claim: async () => ({ next: undefined, generation: '1' }) },
      handle: async ({ messages }) => {
        for (const { value } of messages) {
          const { data } = JSON.parse(value?.toString() ?? '{}') as { data: Said };
          this.heard.push(data);
        }
        return { status: 'handled' };
      },
    });
  }
}

/** Waits for a condition; the deadline only keeps a broken test from hanging. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  deadlineMs = 150_000,
): Promise<void> {
  const end = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${deadlineMs} ms for ${what}`);
    await pause(20);
  }
}

const accessKey = (change: AccessChanged): string => ('tenantId' in change ? change.tenantId : change.hostId);

function environmentOf(database: TestDatabase, topicsSchema: string): Record<string, string> {
  const key = randomBytes(32).toString('base64');
  return {
    PORT: '0',
    PUBLIC_URL: 'https://ledgerbridge.example.com',
    DATABASE_SCHEMA: database.schema,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    TOPICS_DATABASE_URL: database.ownerUrl,
    TOPICS_SCHEMA: topicsSchema,
    TOPIC_PARTITIONS: '2',
    INSTALLATION_KEY: key,
    MESSAGE_KEY: key,
    SERVICE_KEY: key,
    OPERATOR_KEY_HASH: apiKeyHash(newApiKey()),
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  };
}

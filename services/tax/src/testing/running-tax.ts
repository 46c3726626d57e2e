import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AccessChanged, ConnectionChanged, TaxChanged, MatchRequested } from '@ledgerbridge/contracts';
import { EventLog, TenantKeys } from '@ledgerbridge/event-store';
import { type MessageTransport, PostgresTransport } from '@ledgerbridge/messaging';
import {
  apiKeyHash,
  commonConfiguration,
  createLogger,
  createService,
  divisionIdOf,
  MessageSeal,
  newApiKey,
  readConfiguration,
  type RunningService,
  topicMessage,
} from '@ledgerbridge/service-kit';
import { Pool } from 'pg';
import { testDatabase, type TestDatabase } from '../../../../libs/service-kit/src/testing/test-database';
import { knownAccess, type KnownAccess } from '../../../../libs/service-kit/src/testing/known-access';
import { taxConfiguration } from '../configuration';
import { MIGRATIONS } from '../database/migrations';
import { rebuildReadModels } from '../database/rebuild-read-models';
import { taxService } from '../service';

const TENANT = 'acme';

/** Tax on a database of its own, with a host whose tenants are known to it. */
export class RunningTax {
  readonly mappings: TaxChanged[] = [];
  private service: RunningService | undefined;

  private constructor(
    readonly database: TestDatabase,
    private readonly environment: Readonly<Record<string, string>>,
    readonly pool: Pool,
    private readonly transport: MessageTransport,
    readonly access: KnownAccess,
  ) {}

  /** @param env overrides of the service's variables; CONNECTOR_URL is needed */
  static async start(
    env: Readonly<Record<string, string>>,
    tenants: Readonly<Record<string, readonly string[]>> = { [TENANT]: ['main'] },
  ): Promise<RunningTax> {
    const database = await testDatabase(MIGRATIONS);
    const pool = new Pool({ connectionString: database.ownerUrl, max: 6 });
    const schema = `${database.schema}_topics`;
    const transport = new PostgresTransport({ pool, schema });
    const environment = { ...environmentOf(database, schema), ...env };
    const access = knownAccess({ tenants });
    const running = new RunningTax(database, environment, pool, transport, access);
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
    const configuration = readConfiguration(
      { ...commonConfiguration, ...taxConfiguration },
      this.environment,
    );
    const logger = createLogger({ service: 'tax', level: configuration.logLevel });
    this.service = await createService(taxService, configuration, logger, (reason) => {
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

  /** Asks for a link as sync does; the content travels sealed. */
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

  /** Messages of `tax.changed` about a tax code, in their order. */
  said(taxCode: string): TaxChanged[] {
    return this.mappings.filter((mapping) => mapping.taxCode === taxCode);
  }

  /** Builds the read models anew from the log, as the role that the service writes as. */
  async rebuild(): Promise<void> {
    const { installationKey: ring } = readConfiguration(commonConfiguration, this.environment);
    const { schema, workerUrl } = this.database;
    const log = new EventLog({ schema, keys: new TenantKeys({ schema, ring }) });
    const worker = new Pool({ connectionString: workerUrl, max: 1 });
    const tx = await worker.connect();
    await tx.query('BEGIN');
    await rebuildReadModels(tx, log, [this.tenantId()]);
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
      const { status } = await this.http('GET', '/v1/tax/mappings', undefined, {
        'ledgerbridge-tenant': tenant,
      });
      if (status !== 200) return false;
    }
    return true;
  }

  private async listen(): Promise<void> {
    await this.transport.consume({
      group: 'test',
      topics: ['tax.changed'],
      positions: { claim: async () => ({ next: undefined, generation: '1' }) },
      handle: async ({ messages }) => {
        for (const { value } of messages) {
          const { data } = JSON.parse(value?.toString() ?? '{}') as { data: TaxChanged };
          this.mappings.push(data);
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
  deadlineMs = 40_000,
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

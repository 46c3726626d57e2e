import { randomBytes } from 'node:crypto';
import {
  apiKeyHash,
  commonConfiguration,
  type ConfigurationSpec,
  createLogger,
  createService,
  Foundation1763769600000,
  type MigrationClass,
  migrateService,
  newApiKey,
  readConfiguration,
  type RunningService,
  type ServiceOptions,
} from '@ledgerbridge/service-kit';
import { PostgresTransport } from '@ledgerbridge/messaging';
import { Client, Pool } from 'pg';
import { MIGRATIONS as CONNECTOR_MIGRATIONS } from '../../services/connector/src/migrations';
import { connectorService } from '../../services/connector/src/service';
import { MIGRATIONS as MATCHING_MIGRATIONS } from '../../services/matching/src/database/migrations';
import { matchingService } from '../../services/matching/src/service';
import { CreateSync1763780000000 } from '../../services/sync/src/migrations/create-sync.migration';
import { syncService } from '../../services/sync/src/service';
import { MIGRATIONS as TAX_MIGRATIONS } from '../../services/tax/src/database/migrations';
import { taxService } from '../../services/tax/src/service';
import { type RunningSimulator, startSimulator } from '../../tools/qbo-simulator/src';
import { CuttableWire } from './cut-off';
import { databaseEnvironment, intuitEnvironment, sharedEnvironment } from './environment';
import { type Answer, send } from './http';

export type ServiceName = 'connector' | 'matching' | 'tax' | 'sync';
const IN_ORDER: readonly ServiceName[] = ['connector', 'matching', 'tax', 'sync'];

const SERVICES: Record<
  ServiceName,
  { options: ServiceOptions<ConfigurationSpec>; migrations: readonly MigrationClass[] }
> = {
  connector: { options: connectorService, migrations: CONNECTOR_MIGRATIONS },
  matching: { options: matchingService, migrations: MATCHING_MIGRATIONS },
  tax: { options: taxService, migrations: TAX_MIGRATIONS },
  sync: { options: syncService, migrations: [Foundation1763769600000, CreateSync1763780000000] },
};

/** A whole installation in this process, beside a simulator, on schemas of its own; driven over HTTP as a host would. */
export class Installation {
  readonly apiKey = newApiKey();
  readonly lines: string[] = [];
  private readonly running = new Map<ServiceName, RunningService>();
  private readonly wires = new Map<ServiceName, CuttableWire>();
  private readonly shared: Record<string, string>;

  private constructor(
    private readonly name: string,
    private readonly postgresUrl: string,
    readonly simulator: RunningSimulator,
    env: Record<string, string>,
  ) {
    this.shared = {
      ...sharedEnvironment(postgresUrl, name, apiKeyHash(this.apiKey)),
      ...intuitEnvironment(simulator.url),
      ...env,
    };
  }

  /** @param postgresUrl none: the PostgreSQL that the run's suites share */
  static async start(
    env: Record<string, string> = {},
    postgresUrl = process.env['TEST_POSTGRES_URL'],
  ): Promise<Installation> {
    if (postgresUrl === undefined)
      throw new Error('TEST_POSTGRES_URL is missing: run the tests by `npm test`');
    const installation = new Installation(
      `e2e_${randomBytes(4).toString('hex')}`,
      postgresUrl,
      await startSimulator(),
      env,
    );
    for (const service of IN_ORDER) {
      await migrateService(SERVICES[service].migrations, installation.environment(service));
      await installation.startService(service);
    }
    return installation;
  }

  /** Starts a service, or starts it again after {@link stopService}. */
  async startService(service: ServiceName, env: Record<string, string> = {}): Promise<void> {
    const { options } = SERVICES[service];
    const wire = await CuttableWire.to(this.postgresUrl);
    this.wires.set(service, wire);
    const configuration = readConfiguration(
      { ...commonConfiguration, ...options.configuration },
      { ...this.wired(service, wire), ...env },
    );
    const logger = createLogger({
      service,
      level: 'warn',
      destination: { write: (line: string) => void this.lines.push(line) },
    });
    this.running.set(service, await createService(options, configuration, logger, () => undefined));
  }

  /**
   * Lets a service die as by SIGKILL, as far as one process can show it: its connections to PostgreSQL break in the
   * middle of whatever they do and never come back. Then a new one starts.
   */
  async crashService(service: ServiceName): Promise<void> {
    const dead = this.running.get(service);
    this.wires.get(service)?.cut();
    this.running.delete(service);
    // What hangs in it never ends, so nobody waits for its stop.
    dead?.stop().catch(() => undefined);
    await this.startService(service);
  }

  async stopService(service: ServiceName): Promise<void> {
    await this.running.get(service)?.stop();
    this.running.delete(service);
  }

  async close(): Promise<void> {
    for (const service of IN_ORDER.toReversed()) await this.stopService(service);
    await this.simulator.close();
    for (const wire of this.wires.values()) wire.cut();
    await this.dropSchemas();
  }

  url(service: ServiceName): string {
    const running = this.running.get(service);
    if (!running) throw new Error(`${service} does not run`);
    return running.url;
  }

  api(
    service: ServiceName,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return send(method, `${this.url(service)}${path}`, body, {
      authorization: `Bearer ${this.apiKey}`,
      ...headers,
    });
  }

  /** What a host's own producer does, on the Postgres transport. */
  async publish(topic: string, tenant: string, data: object): Promise<void> {
    const pool = new Pool({ connectionString: this.postgresUrl, max: 2 });
    const transport = new PostgresTransport({ pool, schema: this.shared['TOPICS_SCHEMA'] ?? '' });
    try {
      const id = randomBytes(8).toString('hex');
      const event = {
        specversion: '1.0',
        id,
        source: 'host',
        type: `ledgerbridge.${topic}.v1`,
        tenantid: tenant,
        data,
      };
      await transport.publish([{ topic, key: id, value: JSON.stringify(event) }]);
    } finally {
      await transport.close();
      await pool.end();
    }
  }

  control(method: string, path: string, body?: object): Promise<Answer> {
    return send(method, `${this.simulator.url}/_control${path}`, body);
  }

  /** The database as its owner: to look at what no API shows. */
  async query(service: ServiceName, sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: this.postgresUrl });
    await client.connect();
    try {
      await client.query(`SET search_path TO "${this.schema(service)}"`);
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Where a service keeps its inbox and parked messages. */
  messagingSchema(service: ServiceName): string {
    return `${this.schema(service)}_messaging`;
  }

  private schema(service: ServiceName): string {
    return `${this.name}_${service}`;
  }

  private wired(service: ServiceName, wire: CuttableWire): Record<string, string> {
    const environment = this.environment(service);
    for (const name of ['DATABASE_APP_URL', 'DATABASE_WORKER_URL', 'TOPICS_DATABASE_URL']) {
      environment[name] = wire.through(environment[name] ?? '');
    }
    return environment;
  }

  private environment(service: ServiceName): Record<string, string> {
    const connector = this.running.get('connector')?.url ?? 'http://127.0.0.1:1';
    return {
      ...this.shared,
      ...databaseEnvironment(this.postgresUrl, this.schema(service)),
      CONNECTOR_URL: connector,
    };
  }

  private async dropSchemas(): Promise<void> {
    const client = new Client({ connectionString: this.postgresUrl });
    await client.connect();
    try {
      for (const service of IN_ORDER) {
        const schema = this.schema(service);
        await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE; DROP SCHEMA IF EXISTS "${schema}_messaging" CASCADE;
          DROP ROLE IF EXISTS "${schema}_app"; DROP ROLE IF EXISTS "${schema}_worker"`);
      }
      await client.query(`DROP SCHEMA IF EXISTS "${this.name}_topics" CASCADE`);
    } finally {
      await client.end();
    }
  }
}

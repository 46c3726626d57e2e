import { randomBytes } from 'node:crypto';
import type { GatewayCall, GatewayReply } from '@ledgerbridge/qbo';
import {
  apiKeyHash,
  createLogger,
  createService,
  HttpGateway,
  newApiKey,
  readConfiguration,
  type RunningService,
  ServiceCredentials,
} from '@ledgerbridge/service-kit';
import { asOwner, testDatabase, type TestDatabase } from '@ledgerbridge/service-kit/testing';
import { type RunningSimulator, startSimulator } from '../../../../tools/qbo-simulator/src';
import { configurationSpec } from '../configuration';
import { MIGRATIONS } from '../migrations';
import { connectorService } from '../service';

/** An answer of an API, with its body read as JSON where it is some. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface ConnectedCompany {
  readonly realmId: string;
  readonly connectionId: string;
  readonly companyId: string;
}

type Json = Record<string, unknown>;

/** Nobody listens there: addresses that begin with it are turned to a replica. */
const PUBLIC_URL = 'http://127.0.0.1:1';

/** The connector on a database of its own, beside a simulator, driven over HTTP. Replicas share all but the process. */
export class ConnectorDriver {
  readonly apiKey = newApiKey();
  readonly lines: string[] = [];
  readonly services: RunningService[] = [];
  private readonly secrets = Object.fromEntries(
    ['INSTALLATION_KEY', 'MESSAGE_KEY', 'SERVICE_KEY'].map((name) => [
      name,
      randomBytes(32).toString('base64'),
    ]),
  );

  private constructor(
    readonly database: TestDatabase,
    readonly simulator: RunningSimulator,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start({ replicas = 1, env = {} }: { replicas?: number; env?: Record<string, string> } = {}) {
    const driver = new ConnectorDriver(
      await testDatabase(MIGRATIONS),
      await startSimulator({ journal: false }),
      env,
    );
    for (let replica = 0; replica < replicas; replica += 1) await driver.addReplica();
    return driver;
  }

  async addReplica(env: Readonly<Record<string, string>> = {}): Promise<RunningService> {
    const configuration = readConfiguration(configurationSpec, {
      ...this.environment(),
      ...this.env,
      ...env,
    });
    const destination = { write: (line: string) => void this.lines.push(line) };
    const logger = createLogger({ service: 'connector', level: 'debug', destination });
    const service = await createService(connectorService, configuration, logger, () => undefined);
    this.services.push(service);
    return service;
  }

  async close(): Promise<void> {
    for (const service of this.services) await service.stop();
    await this.simulator.close();
    await this.database.drop();
  }

  get url(): string {
    const [first] = this.services;
    if (!first) throw new Error('No replica runs');
    return first.url;
  }

  /** A call of the host's API. */
  async api(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return send(`${this.url}${path}`, method, body, { authorization: `Bearer ${this.apiKey}`, ...headers });
  }

  async control(method: string, path: string, body?: object): Promise<Answer> {
    return send(`${this.simulator.url}/_control${path}`, method, body);
  }

  /** A company in the simulator. */
  async company(wanted: Json = {}): Promise<string> {
    const { body } = await this.control('POST', '/companies', { seed: 'demo', ...wanted });
    return String(body['realmId']);
  }

  /** Connects a new tenant's only division to a company through the OAuth pages. */
  async connect(
    wanted: Json = {},
    tenant = `tenant-${randomBytes(4).toString('hex')}`,
  ): Promise<ConnectedCompany> {
    const realmId = await this.company(wanted);
    await this.api('PUT', `/v1/tenants/${tenant}`, {});
    const begun = await this.api('POST', '/v1/connections', {}, { 'ledgerbridge-tenant': tenant });
    await this.authorize(String(begun.body['authorizeUrl']), realmId);
    const connectionId = String(begun.body['id']);
    const { body } = await this.api('GET', `/v1/connections/${connectionId}`, undefined, {
      'ledgerbridge-tenant': tenant,
    });
    if (body['status'] !== 'connected') throw new Error(`Not connected: ${JSON.stringify(body)}`);
    return { realmId, connectionId, companyId: String(body['companyId']) };
  }

  /** Goes through Intuit's page as a person who agrees, and through our callback. @returns our answer */
  async authorize(authorizeUrl: string, realmId: string): Promise<Answer> {
    const back = await this.callbackAddress(authorizeUrl, realmId);
    return send(back, 'GET');
  }

  /** Where Intuit sends the person who agreed. */
  async callbackAddress(authorizeUrl: string, realmId: string): Promise<string> {
    const consent = await send(`${authorizeUrl}&simulator_auto=${realmId}`, 'GET');
    return (consent.headers.get('location') ?? '').replace(PUBLIC_URL, this.url);
  }

  /** A call of another service, to one of the replicas. */
  async call(call: GatewayCall, replica = 0): Promise<GatewayReply> {
    const service = this.services[replica];
    if (!service) throw new Error(`There is no replica ${replica}`);
    const gateway = new HttpGateway(service.url, this.credentials('sync'));
    try {
      return await gateway.call(call);
    } finally {
      gateway.close();
    }
  }

  credentials(service: string): ServiceCredentials {
    return new ServiceCredentials(Buffer.from(this.secrets['SERVICE_KEY'] ?? '', 'base64'), service);
  }

  /** The simulator's own record of what reached a company. */
  async calls(realmId: string): Promise<Json> {
    return (await this.control('GET', `/companies/${realmId}/calls`)).body;
  }

  /** Asks the database as its owner; the statement is made for the connector's schema. */
  async rows(statement: (schema: string) => string): Promise<Json[]> {
    return asOwner(this.database.ownerUrl, statement(`"${this.database.schema}"`));
  }

  private environment(): Record<string, string> {
    const { database, simulator } = this;
    return {
      ...this.secrets,
      PORT: '0',
      PUBLIC_URL,
      CONNECTOR_URL: 'http://127.0.0.1:1',
      DATABASE_SCHEMA: database.schema,
      DATABASE_APP_URL: database.appUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      TOPICS_DATABASE_URL: database.ownerUrl,
      TOPICS_SCHEMA: `${database.schema}_topics`,
      TOPIC_PARTITIONS: '1',
      OPERATOR_KEY_HASH: apiKeyHash(newApiKey()),
      HOST_API_KEY_HASH: apiKeyHash(this.apiKey),
      INTUIT_CLIENT_ID: 'ledgerbridge-demo',
      INTUIT_CLIENT_SECRET: 'ledgerbridge-demo-secret',
      INTUIT_AUTHORIZE_URL: `${simulator.url}/connect/oauth2`,
      INTUIT_TOKEN_URL: `${simulator.url}/oauth2/v1/tokens/bearer`,
      INTUIT_REVOKE_URL: `${simulator.url}/v2/oauth2/tokens/revoke`,
      QUICKBOOKS_API_URL: simulator.url,
    };
  }
}

async function send(
  url: string,
  method: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: jsonOf(text) };
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}

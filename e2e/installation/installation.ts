import { randomBytes } from 'node:crypto';
import type { Failure } from '@ledgerbridge/failpoints';
import { apiKeyHash, migrateService, newApiKey } from '@ledgerbridge/service-kit';
import { Client } from 'pg';
import { type RunningSimulator, startSimulator } from '../../tools/qbo-simulator/src';
import { databaseEnvironment, intuitEnvironment, sharedEnvironment } from './environment';
import { type Answer, send } from './http';
import type { BeginLife, Life } from './life';
import { lifeInProcess } from './life-in-process';
import { publishAsHost } from './publish';
import { SERVICE_NAMES, type ServiceName, SERVICES } from './services';
import { Wire } from './wire';

const MOST_STARTS = 5;
/** Something of a dead service may never end, as in a process that only SIGKILL ends; it reaches nothing any more. */
const DYING_MS = 10_000;

/**
 * A whole installation beside a simulator, on schemas of its own, driven over HTTP as a host would. Its services run in
 * this process unless `begin` says otherwise; each keeps its address over its lives.
 */
export class Installation {
  readonly apiKey = newApiKey();
  readonly operatorKey = newApiKey();
  readonly lines: string[] = [];
  private readonly lives = new Map<ServiceName, Life>();
  private readonly doors = new Map<ServiceName, Wire>();
  private readonly starting = new Map<ServiceName, Promise<void>>();
  private readonly dying = new Set<Promise<void>>();
  private readonly shared: Record<string, string>;

  private constructor(
    private readonly name: string,
    private readonly postgresUrl: string,
    readonly simulator: RunningSimulator,
    env: Record<string, string>,
    private readonly begin: BeginLife,
  ) {
    this.shared = {
      ...sharedEnvironment(postgresUrl, name, apiKeyHash(this.apiKey)),
      ...intuitEnvironment(simulator.url),
      OPERATOR_KEY_HASH: apiKeyHash(this.operatorKey),
      ...env,
    };
  }

  /**
   * @param begin how a service lives: in this process, or in one of its own
   * @param postgresUrl none: the PostgreSQL that the run's suites share
   */
  static async start(
    env: Record<string, string> = {},
    begin: BeginLife = lifeInProcess,
    postgresUrl = process.env['TEST_POSTGRES_URL'],
  ): Promise<Installation> {
    if (postgresUrl === undefined)
      throw new Error('TEST_POSTGRES_URL is missing: run the tests by `npm test`');
    const name = `e2e_${randomBytes(4).toString('hex')}`;
    const installation = new Installation(
      name,
      postgresUrl,
      await startSimulator({ journal: false }),
      env,
      begin,
    );
    for (const service of SERVICE_NAMES) installation.doors.set(service, await Wire.to());
    for (const service of SERVICE_NAMES) {
      await migrateService(SERVICES[service].migrations, installation.environment(service));
      await installation.startService(service);
    }
    return installation;
  }

  /** Starts a service, or starts it again; one that dies meanwhile is started anew, as a supervisor does. */
  startService(service: ServiceName): Promise<void> {
    const underWay = this.starting.get(service);
    if (underWay || this.lives.has(service)) return underWay ?? Promise.resolve();
    const starting = this.startUntilReady(service).finally(() => this.starting.delete(service));
    this.starting.set(service, starting);
    return starting;
  }

  /** Lets a service die, also while it starts, and a new one begin from what it has written down. */
  async crashService(service: ServiceName): Promise<void> {
    this.door(service).cut();
    this.letDie(service, this.lives.get(service));
    await (this.starting.get(service) ?? this.startService(service));
  }

  /** As by SIGTERM. What does not stop is killed by whoever has waited for it. */
  async stopService(service: ServiceName): Promise<void> {
    const life = this.lives.get(service);
    try {
      await life?.stop();
    } catch {
      this.letDie(service, life);
    }
    // Whoever has waited in vain may have let it die and started another.
    if (this.lives.get(service) !== life) return;
    this.door(service).cut();
    this.lives.delete(service);
  }

  /** Arms a failure in one service. @returns once it has struck */
  arm(service: ServiceName, failure: Failure): Promise<unknown> {
    return this.life(service).arm(failure);
  }

  /** Counts how often a service passes its failpoints from now on. */
  countHits(service: ServiceName): ReadonlyMap<string, number> {
    return this.life(service).countHits();
  }

  async close(): Promise<void> {
    for (const service of SERVICE_NAMES.toReversed()) await this.stopService(service);
    await this.untilDead();
    await this.simulator.close();
    for (const door of this.doors.values()) door.close();
    await this.dropSchemas();
  }

  url(service: ServiceName): string {
    return `http://127.0.0.1:${this.door(service).port}`;
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

  /** What a host's own producer does. */
  async publish(topic: string, tenant: string, data: object): Promise<void> {
    await publishAsHost(this.shared, topic, tenant, data);
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

  private async startUntilReady(service: ServiceName): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const env = this.environment(service);
      const life = await this.begin({ service, env, log: (line) => void this.lines.push(line) });
      this.lives.set(service, life);
      try {
        return this.door(service).leadTo(await life.ready);
      } catch (error) {
        if (tries === MOST_STARTS) throw error;
      }
    }
  }

  private async untilDead(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, DYING_MS)));
    await Promise.race([Promise.all(this.dying), late]).finally(() => clearTimeout(timer));
  }

  private letDie(service: ServiceName, life: Life | undefined): void {
    if (life === undefined) return;
    if (this.lives.get(service) === life) this.lives.delete(service);
    const dying = life.crash().finally(() => this.dying.delete(dying));
    this.dying.add(dying);
  }

  private life(service: ServiceName): Life {
    const life = this.lives.get(service);
    if (!life) throw new Error(`${service} does not run`);
    return life;
  }

  private door(service: ServiceName): Wire {
    const door = this.doors.get(service);
    if (!door) throw new Error(`${service} has no address`);
    return door;
  }

  private environment(service: ServiceName): Record<string, string> {
    return {
      ...this.shared,
      ...databaseEnvironment(this.postgresUrl, this.schema(service)),
      CONNECTOR_URL: this.url('connector'),
    };
  }

  private async dropSchemas(): Promise<void> {
    const client = new Client({ connectionString: this.postgresUrl });
    await client.connect();
    try {
      for (const service of SERVICE_NAMES) {
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

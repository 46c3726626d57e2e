import fs from 'node:fs';
import path from 'node:path';
import { stopBroker } from '../kafka/broker.mjs';
import { removeCluster, stopCluster } from '../postgres/cluster.mjs';
import { Child, keepRunning, lastLines } from './child.mjs';
import { migrate, postgresFolder, prepareDatabase, startPostgres } from './databases.mjs';
import {
  address,
  databaseUrl,
  edgeEnvironment,
  serviceEnvironment,
  simulatorEnvironment,
} from './environment.mjs';
import { endOrphans, ProcessList } from './former-run.mjs';
import { beginOf, isAlive } from './identity.mjs';
import { SERVICES } from './options.mjs';
import { requireFreePorts } from './ports.mjs';
import { RunFile } from './run-file.mjs';
import { runToEnd } from './run-to-end.mjs';
import { ensureSecrets } from './secrets.mjs';
import { Final, until } from './until.mjs';

/** Deaths before readiness after which a start has failed. */
const GIVE_UP_AFTER = 3;

/** Everything that runs on this machine: what was started, and how it is stopped in order. */
export class Installation {
  #children = new Map();
  #watches = [];
  #watching = new AbortController();

  /**
   * @param {import('./options.mjs').Options} options
   * @param {import('./progress.mjs').Progress} progress
   * @param {AbortSignal} signal aborted when everything shall stop
   */
  constructor(options, progress, signal) {
    this.options = options;
    this.progress = progress;
    this.signal = signal;
    this.processes = new ProcessList(options.home);
    this.runFile = undefined;
    this.cluster = undefined;
    this.kafkaBrokers = undefined;
    this.broker = undefined;
  }

  get secrets() {
    return ensureSecrets(this.options.home);
  }

  get postgresPort() {
    return this.cluster.port;
  }

  /** Ends what a crash left behind, removes the data when that is wanted, and takes the folder. */
  async takeFolder() {
    const { home, reset, ports } = this.options;
    fs.mkdirSync(home, { recursive: true });
    const ended = await endOrphans(home);
    if (ended.length > 0) this.progress.line(`  ended what a former run left behind: ${ended.join(', ')}`);
    if (reset) await this.#removeData();
    this.processes.add('start', process.pid);
    this.runFile = new RunFile(home);
    await requireFreePorts(ports);
  }

  async #removeData() {
    const { home } = this.options;
    await this.#stopInfrastructure();
    removeCluster({ dataDir: postgresFolder(home) });
    for (const name of fs.readdirSync(home))
      fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }

  async startPostgres() {
    this.cluster = await startPostgres(this.options.home);
    this.#noteCluster();
    this.#watch(
      'PostgreSQL',
      () => this.cluster,
      async () => {
        this.cluster = await startPostgres(this.options.home, this.cluster.port);
        this.#noteCluster();
      },
    );
    await prepareDatabase(this.cluster, this.secrets);
    return address(this.cluster.port).replace('http://', '');
  }

  #noteCluster() {
    this.cluster.begin = beginOf(this.cluster.pid);
    this.processes.add('postgres', this.cluster.pid);
    this.runFile.updatePids(this.processes.pids());
  }

  async startKafka(note) {
    note('(the first time its jars are fetched)');
    await this.#launchBroker();
    note(this.kafkaBrokers.join(','));
  }

  async #launchBroker() {
    const dataDir = path.join(this.options.home, 'kafka');
    const out = await runToEnd(process.execPath, ['tools/dev/kafka/broker.mjs', 'start', dataDir], {
      signal: this.signal,
    });
    const broker = JSON.parse(out);
    this.kafkaBrokers = broker.brokers;
    if (broker.pid === undefined) return;
    this.processes.add('kafka', broker.pid);
    this.runFile.updatePids(this.processes.pids());
    const first = this.broker === undefined;
    this.broker = { pid: broker.pid, begin: beginOf(broker.pid) };
    if (first)
      this.#watch(
        'Kafka',
        () => this.broker,
        () => this.#launchBroker(),
      );
  }

  migrate() {
    return migrate(this, this.signal);
  }

  startSimulator() {
    const dataDir = path.join(this.options.home, 'simulator');
    this.#start('simulator', 'tools/qbo-simulator/src/main.js', simulatorEnvironment(this.options, dataDir));
    return this.#ready('simulator', '/_control/companies');
  }

  async startServices(note) {
    for (const name of SERVICES)
      this.#start(name, `services/${name}/src/main.js`, serviceEnvironment(this, name));
    this.#start('edge', 'tools/dev/src/edge/main.js', edgeEnvironment(this.options));
    const waiting = new Set([...SERVICES, 'edge']);
    const one = async (name) => {
      await this.#ready(name, '/health/ready');
      waiting.delete(name);
      note(waiting.size > 0 ? `waiting for ${[...waiting].join(', ')}` : '');
    };
    await Promise.all([...waiting].map(one));
  }

  /** Written when everything is ready, and kept up to date. @param {object} demo */
  writeRunFile(demo) {
    const { ports, kafka } = this.options;
    const { apiKey, operatorKey } = this.secrets;
    this.runFile.write({
      api: address(ports.edge),
      apiKey,
      operatorKey,
      ...demo,
      simulator: address(ports.simulator),
      transport: kafka ? 'kafka' : 'postgres',
      ...(this.kafkaBrokers ? { kafkaBrokers: this.kafkaBrokers } : {}),
      postgresUrl: databaseUrl(this.postgresPort, 'postgres'),
      services: Object.fromEntries(SERVICES.map((name) => [name, address(ports[name])])),
      pids: this.processes.pids(),
    });
  }

  /** The edge first, so that nothing new comes in; then who uses others before whom they use. */
  async stop() {
    if (!this.runFile) return;
    this.runFile.remove();
    this.#watching.abort();
    await Promise.all(this.#watches);
    for (const names of [['edge'], ['sync', 'matching', 'tax'], ['connector'], ['simulator']])
      await Promise.all(names.map((name) => this.#children.get(name)?.stop()));
    await this.#stopInfrastructure();
    this.processes.clear();
  }

  /** Ends everything at once: for who cannot wait. */
  kill() {
    for (const child of this.#children.values()) child.kill();
  }

  async #stopInfrastructure() {
    const { home } = this.options;
    await stopBroker({ dataDir: path.join(home, 'kafka') });
    await stopCluster({ dataDir: postgresFolder(home) });
  }

  #start(name, program, env) {
    this.signal.throwIfAborted();
    const { processes } = this;
    const child = new Child(
      { name, program, env },
      {
        home: this.options.home,
        processes,
        onStart: () => this.runFile.updatePids(processes.pids()),
        onDeath: ({ log }, how, seconds) =>
          this.#say(`${name} ended (${how}); it is started again in ${seconds} s, see ${log}`),
      },
    );
    this.#children.set(name, child);
  }

  async #ready(name, page) {
    const child = this.#children.get(name);
    await until(
      async () => {
        if (child.deaths >= GIVE_UP_AFTER)
          throw new Final(`${name} does not start. The end of ${child.log}:\n${lastLines(child.log)}`);
        const url = `${address(this.options.ports[name])}${page}`;
        return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
      },
      { what: `${name} becoming ready`, signal: this.signal, seconds: 120, everyMs: 100 },
    );
  }

  #watch(name, known, restart) {
    this.#watches.push(
      keepRunning({
        signal: this.#watching.signal,
        isUp: () => isAlive(known()),
        onDeath: () => this.#say(`${name} ended; it is started again`),
        restart,
      }),
    );
  }

  #say(text) {
    this.progress.line(`  ${this.progress.paint('yellow', '!')} ${text}`);
  }
}

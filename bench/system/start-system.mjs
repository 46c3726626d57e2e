import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { KAFKA_VERSION } from '../../tools/dev/kafka/kafka-home.mjs';
import { removeCluster, startCluster } from '../../tools/dev/postgres/cluster.mjs';
import { build } from '../../tools/dev/start/build.mjs';
import { postgresFolder } from '../../tools/dev/start/databases.mjs';
import { address, databaseUrl, serviceEnvironment } from '../../tools/dev/start/environment.mjs';
import { Installation } from '../../tools/dev/start/installation.mjs';
import { SERVICES } from '../../tools/dev/start/options.mjs';
import { Progress } from '../../tools/dev/start/progress.mjs';

/** The commit of an event is the moment that counts, and PostgreSQL tells it only where this is on. */
const POSTGRES = { track_commit_timestamp: 'on', max_connections: '400' };
/** Where processes listen, counted from the first: edge, services, simulator. */
const OFFSETS = [0, 1, 2, 3, 4, 90];

/**
 * Starts a whole installation on a real Kafka, as `npm start -- --kafka` does and with its code, without the demo: every
 * service a process of its own, on an empty database, beside an empty simulator.
 *
 * @param {{ home: string, env?: Record<string, string>, services?: boolean }} options `env` reaches every process;
 *   without `services` their databases, broker and simulator stand ready and they are left to the bench
 * @returns {Promise<{ system: import('./system').System, stop: () => Promise<void> }>}
 */
export async function startSystem({ home, env = {}, services = true }) {
  // The journal of calls is for whoever replays them; written beside a measurement it would be measured too.
  Object.assign(process.env, { CALL_JOURNAL: '0' }, env);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort(new Error('stopped')));
  const progress = new Progress();
  const { signal } = stopping;
  await progress.step('building', async (note) => note((await build(signal)) ? '' : 'is up to date'));
  const ports = await freePorts();
  const installation = new Installation({ home, ports, kafka: true, reset: false }, progress, signal);
  const stop = async () => {
    await installation.stop();
    removeCluster({ dataDir: postgresFolder(home) });
  };
  try {
    await installation.takeFolder();
    fs.mkdirSync(home, { recursive: true });
    await progress.step('starting everything', async (note) => {
      await startCluster({ dataDir: postgresFolder(home), settings: { ...POSTGRES, ...moreSettings() } });
      await installation.startPostgres();
      await installation.startKafka(note);
      await Promise.all([installation.migrate(), installation.startSimulator()]);
      if (services) await installation.startServices(note);
    });
    return { system: describe(installation), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `BENCH_POSTGRES='shared_preload_libraries=pg_stat_statements'`: for who looks where the time goes. */
function moreSettings() {
  const given = (process.env.BENCH_POSTGRES ?? '').split(';').filter(Boolean);
  return Object.fromEntries(given.map((setting) => setting.split('=', 2)));
}

function describe(installation) {
  const { options, secrets, postgresPort, kafkaBrokers, processes } = installation;
  const byService = (of) => Object.fromEntries(SERVICES.map((name) => [name, of(name)]));
  return {
    api: address(options.ports.edge),
    apiKey: secrets.apiKey,
    simulator: address(options.ports.simulator),
    postgresUrl: databaseUrl(postgresPort, 'postgres'),
    kafkaBrokers,
    kafkaVersion: process.env.KAFKA_BROKERS ? 'of KAFKA_BROKERS' : KAFKA_VERSION,
    services: byService((name) => address(options.ports[name])),
    environments: byService((name) => serviceEnvironment(installation, name)),
    pids: processes.pids(),
    logs: path.join(options.home, 'logs'),
  };
}

async function freePorts() {
  for (let tries = 0; tries < 100; tries += 1) {
    const base = 20_000 + Math.floor(Math.random() * 300) * 100;
    const free = await Promise.all(OFFSETS.map((offset) => isFree(base + offset)));
    if (!free.every(Boolean)) continue;
    const [edge, connector, matching, sync, tax, simulator] = OFFSETS.map((offset) => base + offset);
    return { edge, connector, matching, sync, tax, simulator };
  }
  throw new Error('No free range of ports');
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

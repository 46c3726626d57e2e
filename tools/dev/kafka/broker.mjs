import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { findOrFetchKafka } from './kafka-home.mjs';

export { findOrFetchKafka };

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 30_000;

/**
 * Starts the one-node Kafka of a folder (KRaft mode, loopback only), formatting it the first time, and adopts it when
 * it runs already. After a kill -9 it comes back on the same port with its data. Survives this process: stop it with
 * {@link stopBroker}. Brokers that `KAFKA_BROKERS` names are taken as they are.
 *
 * @param {{ dataDir: string, port?: number }} options port 0 or none: the folder's last one, else a free one
 * @returns {Promise<{ brokers: string[], pid: number | undefined, adopted: boolean }>} `pid` of a broker of ours
 * @throws when there is no Kafka to start, or it does not start; the message ends with its last log lines
 */
export async function startBroker({ dataDir: wanted, port = 0 }) {
  const kafka = findOrFetchKafka();
  if (kafka.kind === 'none') throw new Error(`No Kafka: ${kafka.reason}`);
  if (kafka.kind === 'brokers') return { brokers: kafka.brokers, pid: undefined, adopted: true };

  const dataDir = path.resolve(wanted);
  const last = readRun(dataDir);
  if (last && runs(last.pid, dataDir)) {
    await answering(last, dataDir);
    return result(last, true);
  }
  const run = {
    port: port || (await freePortOr(last?.port)),
    controllerPort: await freePortOr(last?.controllerPort),
  };
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(path.join(dataDir, 'server.properties'), properties(dataDir, run));
  formatOnce(kafka, dataDir);
  run.pid = launch(kafka, dataDir);
  fs.writeFileSync(path.join(dataDir, 'broker.json'), JSON.stringify(run));
  await answering(run, dataDir);
  return result(run, false);
}

/**
 * Stops the broker of a folder with SIGTERM and waits until it is gone.
 * @param {{ dataDir: string }} options
 */
export async function stopBroker({ dataDir }) {
  await end(path.resolve(dataDir), 'SIGTERM');
}

/**
 * Kills the broker of a folder with SIGKILL, as a power cut would.
 * @param {{ dataDir: string }} options
 */
export async function killBroker({ dataDir }) {
  await end(path.resolve(dataDir), 'SIGKILL');
}

async function end(dataDir, signal) {
  const run = readRun(dataDir);
  if (!run || !runs(run.pid, dataDir)) return;
  process.kill(run.pid, signal);
  for (const deadline = Date.now() + STOP_DEADLINE_MS; Date.now() < deadline;) {
    if (!runs(run.pid, dataDir)) return;
    await sleep(50);
  }
  if (signal !== 'SIGKILL') await end(dataDir, 'SIGKILL');
}

const result = ({ port, pid }, adopted) => ({ brokers: [`127.0.0.1:${port}`], pid, adopted });

function readRun(dataDir) {
  const file = path.join(dataDir, 'broker.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/** Whether the process is this folder's broker: a process id may have gone to somebody else since. */
function runs(pid, dataDir) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    if (/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) return false;
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(path.join(dataDir, 'server.properties'));
  } catch {
    return false;
  }
}

function formatOnce(kafka, dataDir) {
  if (fs.existsSync(path.join(dataDir, 'log', 'meta.properties'))) return;
  const config = path.join(dataDir, 'server.properties');
  const id = storageTool(kafka, ['random-uuid']).trim().split('\n').at(-1);
  storageTool(kafka, ['format', '-t', id, '-c', config]);
}

function storageTool({ java, jars }, args) {
  const tool = spawnSync(
    java,
    ['-XX:TieredStopAtLevel=1', '-cp', path.join(jars, '*'), 'kafka.tools.StorageTool', ...args],
    { encoding: 'utf8' },
  );
  if (tool.status !== 0)
    throw new Error(`Kafka's storage could not be formatted: ${tool.stderr || tool.stdout}`);
  return tool.stdout;
}

function launch({ java, jars }, dataDir) {
  const log = fs.openSync(path.join(dataDir, 'server.log'), 'a');
  const flags = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  const main = ['-cp', path.join(jars, '*'), 'kafka.Kafka', path.join(dataDir, 'server.properties')];
  const child = spawn(java, [...flags, ...main], {
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  child.unref();
  return child.pid;
}

async function answering({ port, pid }, dataDir) {
  for (const deadline = Date.now() + START_DEADLINE_MS; Date.now() < deadline;) {
    if (await answers(port)) return;
    if (!runs(pid, dataDir)) break;
    await sleep(50);
  }
  const log = fs.readFileSync(path.join(dataDir, 'server.log'), 'utf8');
  throw new Error(`Kafka did not start in ${dataDir}:\n${log.trimEnd().split('\n').slice(-8).join('\n')}`);
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port });
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

/** `preferred` when nothing listens there, so that clients find a restarted broker again; else any free port. */
async function freePortOr(preferred) {
  return (preferred && (await bind(preferred))) || bind(0);
}

function bind(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}

/**
 * What a single node needs. The broker's session is short because after a kill -9 it waits until its old
 * registration has expired: 5 s with these values, 13 s with the defaults.
 */
function properties(dataDir, { port, controllerPort }) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${path.join(dataDir, 'log').replaceAll('\\', '/')}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
auto.create.topics.enable=false
num.partitions=4
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=300
`;
}

/** `node broker.mjs start|stop|kill <folder>`: for tests that own a broker of their own. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , verb, dataDir] = process.argv;
  const verbs = { start: startBroker, stop: stopBroker, kill: killBroker };
  if (!verbs[verb] || !dataDir) throw new Error('usage: node broker.mjs start|stop|kill <folder>');
  console.log(JSON.stringify((await verbs[verb]({ dataDir })) ?? {}));
}

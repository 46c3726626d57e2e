import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { postgresBinaries, postgresUser, reachableDataDir } from './binaries.mjs';

/**
 * The kernel keeps what was written when PostgreSQL is killed, only a power cut would lose it; a test waits for its
 * commits thousands of times, and on a busy disk one wait may take a tenth of a second.
 */
const NEVER_WAIT_FOR_THE_DISK = { fsync: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL cluster of a folder, creating it the first time, and adopts it when it runs already.
 * Listens on loopback only. Survives this process: stop it with {@link stopCluster}.
 *
 * @param {{ dataDir: string, port?: number, throwAway?: boolean, settings?: Record<string, string> }} options port 0
 *   or none: a free one; `throwAway`: what it writes need not outlive the machine, so it never waits for the disk
 * @returns {Promise<{ url: string, port: number, pid: number, dataDir: string, adopted: boolean }>}
 * @throws when PostgreSQL does not start; the message ends with its last log lines
 */
export async function startCluster({ dataDir: wanted, port = 0, throwAway = false, settings = {} }) {
  const user = postgresUser();
  const dataDir = reachableDataDir(path.resolve(wanted), user);
  const bin = binRunner(postgresBinaries(user), user);
  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) initialise(dataDir, user, bin, throwAway);

  const running = await runningCluster(dataDir);
  if (running) return { ...running, url: url(running.port), dataDir, adopted: true };

  fs.rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
  const chosen = port || (await freePort());
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '400',
    ...(throwAway ? NEVER_WAIT_FOR_THE_DISK : {}),
    ...settings,
  };
  const flags = Object.entries(options).map(([key, value]) => `-c ${key}='${value}'`);
  const log = path.join(dataDir, 'server.log');
  const started = bin('pg_ctl', [
    '-D',
    dataDir,
    '-w',
    '-t',
    '60',
    '-l',
    log,
    '-o',
    `-p ${chosen} ${flags.join(' ')}`,
    'start',
  ]);
  if (started.status !== 0) {
    const tail = fs.existsSync(log)
      ? fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
      : started.stderr;
    throw new Error(`PostgreSQL did not start in ${dataDir}:\n${tail}`);
  }
  const now = await runningCluster(dataDir);
  if (!now) throw new Error(`PostgreSQL in ${dataDir} stopped right after its start, see ${log}`);
  return { ...now, url: url(now.port), dataDir, adopted: false };
}

/**
 * Stops the cluster of a folder: ends its sessions, writes a checkpoint, waits until it is gone.
 * @param {{ dataDir: string }} options
 */
export async function stopCluster({ dataDir: wanted }) {
  const user = postgresUser();
  const dataDir = reachableDataDir(path.resolve(wanted), user);
  if (!(await runningCluster(dataDir))) return;
  binRunner(postgresBinaries(user), user)('pg_ctl', ['-D', dataDir, '-m', 'fast', '-w', '-t', '60', 'stop']);
}

/**
 * Kills the cluster of a folder with SIGKILL, as a power cut would, and waits until its last session is gone: a new one
 * cannot start before.
 * @param {{ dataDir: string }} options
 */
export async function killCluster({ dataDir: wanted }) {
  const dataDir = reachableDataDir(path.resolve(wanted), postgresUser());
  const running = await runningCluster(dataDir);
  if (!running) return;
  const sessions = childrenOf(running.pid);
  for (const pid of [running.pid, ...sessions]) signal(pid, 'SIGKILL');
  while (sessions.some((pid) => signal(pid, 0) && !isZombie(pid))) await sleep(20);
}

/**
 * Removes a stopped cluster's folder.
 * @param {{ dataDir: string }} options
 */
export function removeCluster({ dataDir: wanted }) {
  fs.rmSync(reachableDataDir(path.resolve(wanted), postgresUser()), { recursive: true, force: true });
}

function initialise(dataDir, user, bin, throwAway) {
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  fs.mkdirSync(dataDir, { mode: 0o700 });
  if (user) fs.chownSync(dataDir, user.uid, user.gid);
  const result = bin('initdb', [
    '-D',
    dataDir,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
    ...(throwAway ? ['--no-sync'] : []),
  ]);
  if (result.status !== 0) throw new Error(`initdb failed in ${dataDir}:\n${result.stderr}`);
}

/** The live cluster of a folder, or undefined. Asks by TCP, because pg_ctl calls a zombie alive. */
async function runningCluster(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return !isZombie(pid) && (await answers(port)) ? { pid, port } : undefined;
}

function childrenOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}

/** @returns whether there was such a process */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function isZombie(pid) {
  try {
    return /^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port });
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

/** A port of loopback that nothing listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const url = (port) => `postgres://postgres@127.0.0.1:${port}/postgres`;

function binRunner(native, user) {
  return (name, args) =>
    spawnSync(path.join(native, 'bin', name), args, {
      ...(user ?? {}),
      cwd: '/',
      encoding: 'utf8',
      // pg_ctl hands its pipes on to the server: a pipe of ours would never close.
      stdio: name === 'pg_ctl' ? 'ignore' : 'pipe',
    });
}

/** `node cluster.mjs start|kill <folder> [port]`: for tests that own a cluster of their own; it is a throw-away one. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , verb, dataDir, port = '0'] = process.argv;
  const verbs = { start: startCluster, kill: killCluster };
  if (!verbs[verb] || !dataDir) throw new Error('usage: node cluster.mjs start|kill <folder> [port]');
  console.log(JSON.stringify((await verbs[verb]({ dataDir, port: Number(port), throwAway: true })) ?? {}));
}

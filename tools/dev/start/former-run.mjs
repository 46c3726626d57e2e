import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginOf, isAlive } from './identity.mjs';

const TERM_MS = 10_000;

/** The processes of a run, written down as they come and go, so that the next start can end what a crash left behind. */
export class ProcessList {
  #file;
  #processes = new Map();

  /** @param {string} home */
  constructor(home) {
    this.#file = path.join(home, 'processes.json');
  }

  /** @param {string} name @param {number} pid */
  add(name, pid) {
    this.#processes.set(name, { pid, begin: beginOf(pid) });
    this.#save();
  }

  remove(name) {
    if (this.#processes.delete(name)) this.#save();
  }

  /** @returns {Record<string, number>} */
  pids() {
    return Object.fromEntries([...this.#processes].map(([name, { pid }]) => [name, pid]));
  }

  /** The end of a clean stop. */
  clear() {
    fs.rmSync(this.#file, { force: true });
  }

  #save() {
    const next = `${this.#file}.next`;
    fs.writeFileSync(next, JSON.stringify(Object.fromEntries(this.#processes), undefined, 2));
    fs.renameSync(next, this.#file);
  }
}

/**
 * Ends what a former run left behind. A pid is ended only when it still belongs to the process that was written down.
 * PostgreSQL and Kafka are left: they are adopted.
 * @param {string} home
 * @returns {Promise<string[]>} names of the processes that were ended
 * @throws when the former run is not over
 */
export async function endOrphans(home) {
  const known = readProcesses(home);
  const alive = Object.entries(known).filter(([, process_]) => isAlive(process_));
  const running = alive.find(([name]) => name === 'start');
  if (running) {
    throw new Error(
      `Ledgerbridge runs here already (process ${running[1].pid}): stop it with Ctrl-C in its terminal, or with kill ${running[1].pid}`,
    );
  }
  const orphans = alive.filter(([name]) => name !== 'postgres' && name !== 'kafka');
  await Promise.all(orphans.map(([, process_]) => end(process_)));
  return orphans.map(([name]) => name);
}

function readProcesses(home) {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, 'processes.json'), 'utf8'));
  } catch {
    return {};
  }
}

async function end(known) {
  const send = (signal) => {
    try {
      if (isAlive(known)) process.kill(known.pid, signal);
    } catch {
      // It ended between the look and the signal.
    }
  };
  send('SIGTERM');
  for (const deadline = Date.now() + TERM_MS; isAlive(known); await sleep(50)) {
    if (Date.now() > deadline) send('SIGKILL');
  }
}

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../install.mjs';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** A process that ran for so long has recovered: its next death is its first again. */
const RECOVERED_MS = 30_000;
/** Longer than a service takes for the work it has in hand (25 s). */
const STOP_MS = 30_000;
const STOP_WITH_PARENT = fileURLToPath(new URL('./stop-with-parent.mjs', import.meta.url));

/**
 * A program of this repository that is kept running until {@link Child.stop}. It has a process group of its own, so
 * that Ctrl-C reaches the supervisor alone, which stops everything in order.
 */
export class Child {
  #process;
  #stopping = false;
  #pause;

  /**
   * @param {{ name: string, program: string, env: Record<string, string> }} spec `program`: path below dist
   * @param {{ home: string, processes: import('./former-run.mjs').ProcessList, onDeath: (child: Child, how: string,
   *   seconds: number) => void, onStart: (child: Child) => void }} surroundings
   */
  constructor(spec, surroundings) {
    this.name = spec.name;
    this.deaths = 0;
    this.spec = spec;
    this.surroundings = surroundings;
    this.log = logFile(surroundings.home, spec.name);
    keepFormerLog(this.log);
    this.#launch();
  }

  get pid() {
    return this.#process?.pid;
  }

  /** @returns {Promise<void>} when it is gone */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#pause);
    const child = this.#process;
    if (child && !over(child)) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => this.kill(), STOP_MS);
      await gone;
      clearTimeout(timer);
    }
    this.surroundings.processes.remove(this.name);
  }

  /** Ends it at once, with all that it may have started. */
  kill() {
    if (!this.pid || over(this.#process)) return;
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }

  #launch() {
    const log = fs.openSync(this.log, 'a');
    const args = [
      '--enable-source-maps',
      '--import',
      STOP_WITH_PARENT,
      path.join(ROOT, 'dist', this.spec.program),
    ];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...this.spec.env },
    });
    fs.closeSync(log);
    this.#process = child;
    const begun = Date.now();
    child.once('error', (error) => this.#died(error.message, begun));
    child.once('exit', (code, signal) => this.#died(signal ?? `exit code ${code}`, begun));
    if (child.pid) this.surroundings.processes.add(this.name, child.pid);
    this.surroundings.onStart(this);
  }

  #died(how, begun) {
    if (this.#stopping) return;
    this.deaths = Date.now() - begun > RECOVERED_MS ? 1 : this.deaths + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.deaths - 1));
    this.surroundings.onDeath(this, how, pause / 1000);
    this.#pause = setTimeout(() => this.#launch(), pause);
  }
}

/** @param {string} home @param {string} name */
export const logFile = (home, name) => path.join(home, 'logs', `${name}.log`);

/** The end of a log, for an error message. @param {string} file */
export function lastLines(file, count = 8) {
  if (!fs.existsSync(file)) return '';
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** The log of the former run is kept beside the new one: after a crash it is the one that matters. */
function keepFormerLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file)) fs.renameSync(file, file.replace(/\.log$/, '.former.log'));
}

const over = (child) => child.exitCode !== null || child.signalCode !== null;

/**
 * Keeps something running that is started and looked after by its own functions, such as PostgreSQL.
 * @param {{ signal: AbortSignal, isUp: () => boolean, onDeath: () => void, restart: () => Promise<void> }} thing
 */
export async function keepRunning({ signal, isUp, onDeath, restart }) {
  for (let up = true; !signal.aborted; await sleep(500, undefined, { signal }).catch(() => undefined)) {
    if (isUp()) up = true;
    else {
      if (up) onDeath();
      up = false;
      await restart().catch(() => undefined);
    }
  }
}

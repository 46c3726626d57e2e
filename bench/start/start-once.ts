import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuTimes } from '../system/cpu-time';
import type { ServiceName, System } from '../system/system';

export interface Start {
  /** From the spawn to the first answer of `/health/live`. */
  readonly listeningMs: number;
  /** From the spawn to the first success of `/health/ready`. */
  readonly readyMs: number;
  /** Used by then. */
  readonly cpuMs: number;
  /** Resident set after ten quiet seconds. */
  readonly idleMb: number;
}

const ASK_EVERY_MS = 10;
const LONGEST_MS = 120_000;
const IDLE_MS = 10_000;

/** Starts a service, looks, and stops it. */
export async function startOnce(system: System, root: string, name: ServiceName): Promise<Start> {
  const output = openSync(path.join(system.logs, `${name}.log`), 'a');
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'dist/services', name, 'src/main.js')], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...system.environments[name] },
  });
  try {
    const listeningMs = (await answers(child, `${system.services[name]}/health/live`)) - begun;
    const readyMs = (await answers(child, `${system.services[name]}/health/ready`)) - begun;
    const cpuMs = cpuTimes({ [name]: pidOf(child) })[name] ?? NaN;
    await pause(IDLE_MS);
    return { listeningMs, readyMs, cpuMs, idleMb: residentMb(pidOf(child)) };
  } finally {
    await stop(child);
  }
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The service was not started');
  return pid;
}

/** @returns when it has answered with success, by the monotonic clock */
async function answers(child: ChildProcess, url: string): Promise<number> {
  for (const deadline = Date.now() + LONGEST_MS; Date.now() < deadline; await pause(ASK_EVERY_MS)) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}`);
    const ok = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return performance.now();
  }
  throw new Error(`${url} was never answered with success`);
}

function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

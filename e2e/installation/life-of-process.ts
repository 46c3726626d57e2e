import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import { type Failure, writeFailure } from '@ledgerbridge/failpoints';
import type { BeginLife, Life, LifeOptions } from './life';

const ROOT = path.resolve(__dirname, '../..');
const RUN_TYPESCRIPT = path.join(ROOT, 'libs/messaging/src/testing/run-typescript.cjs');

/** Starts services as processes of their own, by their `main.ts`, which take failures from us. */
export function livesOfProcesses(): BeginLife {
  // What an earlier life was to die of and has not: the next one dies of it, while it starts perhaps.
  const armed = new Map<string, Failure>();
  return async (options) => {
    const { service } = options;
    const child = forkService(options, armed.get(service));
    const died = once(child, 'exit').then(([, signal]) =>
      signal === 'SIGKILL' ? armed.delete(service) : false,
    );
    return life(child, died, options, (failure) => armed.set(service, failure));
  };
}

function life(
  child: ChildProcess,
  died: Promise<unknown>,
  { service, log }: LifeOptions,
  remember: (failure: Failure) => void,
): Life {
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await died;
  };
  const early = died.then(() => {
    throw new Error(`${service} ended before it was ready`);
  });
  return {
    ready: Promise.race([ready(child, log), early]),
    arm: async (failure) => {
      if (failure.mode === 'kill') remember(failure);
      child.send(writeFailure(failure));
      await died;
    },
    countHits: () => {
      throw new Error('hits are counted in services that run in this process');
    },
    stop: () => end('SIGTERM'),
    crash: () => end('SIGKILL'),
  };
}

function forkService({ service, env }: LifeOptions, failure: Failure | undefined): ChildProcess {
  const main = path.join(ROOT, 'services', service, 'src/main.ts');
  const failures = failure === undefined ? 'parent' : `parent,${writeFailure(failure)}`;
  return fork(RUN_TYPESCRIPT, [main], {
    cwd: ROOT,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], ...env, LOG_LEVEL: 'info', LEDGERBRIDGE_FAILPOINT: failures },
  });
}

/** The address that the service logs when it is ready. */
function ready(child: ChildProcess, log: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('the process has no output'));
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
      log(`${line}\n`);
      const { msg, url } = read(line);
      if (msg === 'ready') resolve(String(url));
    });
  });
}

function read(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

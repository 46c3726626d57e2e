import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const ROOT = path.resolve(__dirname, '../..');
/** Safety net only: on an idle machine a start takes 15 to 25 s with its build. */
const DEADLINE_MS = 240_000;

const url = z.url();
const runFile = z.strictObject({
  api: url,
  apiKey: z.string().startsWith('lb_'),
  operatorKey: z.string().min(20),
  tenantId: z.literal('demo'),
  division: z.literal('main'),
  connectionId: z.uuid(),
  companyId: z.uuid(),
  realmId: z.string().regex(/^\d+$/),
  simulator: url,
  transport: z.literal('postgres'),
  postgresUrl: z.string().startsWith('postgres://'),
  services: z.strictObject({ connector: url, matching: url, sync: url, tax: url }),
  pids: z.record(z.string(), z.int().positive()),
});
export type RunFile = z.infer<typeof runFile>;

/** `npm start` in a folder and on ports of its own, driven as a person does it. */
export class NpmStart {
  output = '';
  private process: ChildProcess | undefined;

  private constructor(
    readonly home: string,
    private readonly portBase: number,
  ) {}

  static async inNewFolder(): Promise<NpmStart> {
    const folder = path.join(ROOT, '.cache');
    fs.mkdirSync(folder, { recursive: true });
    return new NpmStart(fs.mkdtempSync(path.join(folder, 'npm-start-')), await freePortBase());
  }

  /** Begins, and waits until the table stands there. */
  async begin(): Promise<void> {
    this.output = '';
    const { process: outer, home, portBase } = this;
    if (outer && outer.exitCode === null && outer.signalCode === null) throw new Error('It runs already');
    const child = spawn(process.execPath, [path.join(ROOT, 'tools/dev/start.mjs')], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LEDGERBRIDGE_HOME: home, PORT_BASE: String(portBase) },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.process = child;
    await this.shows('Ctrl-C stops everything');
  }

  async shows(text: string): Promise<void> {
    for (const deadline = Date.now() + DEADLINE_MS; !this.output.includes(text); await sleep(50)) {
      if (this.process?.exitCode !== null || Date.now() > deadline)
        throw new Error(`It never showed "${text}":\n${this.output}`);
    }
  }

  /** The line of the table that begins with this order. */
  row(order: string): string {
    return this.output.split('\n').find((line) => line.trimStart().startsWith(`${order} `)) ?? '';
  }

  /** The command that it prints for whoever wants to go on. */
  printedCommand(): string {
    return /^ *(curl .*)$/m.exec(this.output)?.[1] ?? '';
  }

  run(): RunFile {
    return runFile.parse(JSON.parse(fs.readFileSync(path.join(this.home, 'run.json'), 'utf8')));
  }

  get running(): boolean {
    return fs.existsSync(path.join(this.home, 'run.json'));
  }

  /** SIGKILL to every process, as a power cut would. */
  async kill(): Promise<void> {
    for (const pid of Object.values(this.run().pids)) process.kill(pid, 'SIGKILL');
    await this.ended();
  }

  /** Ctrl-C. @returns the exit code */
  async interrupt(): Promise<number | null> {
    this.process?.kill('SIGINT');
    return this.ended();
  }

  /** Whatever became of the test: nothing is left behind. */
  async remove(): Promise<void> {
    if (this.process?.exitCode === null && this.process.signalCode === null) await this.interrupt();
    const clusters = path.join(ROOT, 'tools/dev/postgres/cluster.mjs');
    const remove = `import { stopCluster, removeCluster } from ${JSON.stringify(clusters)};
      const dataDir = ${JSON.stringify(path.join(this.home, 'postgres'))};
      await stopCluster({ dataDir }); removeCluster({ dataDir });`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', remove]);
    fs.rmSync(this.home, { recursive: true, force: true });
  }

  private async ended(): Promise<number | null> {
    const child = this.process;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve));
    return child.exitCode;
  }
}

/** Ports of +0 to +4 and +90 that nothing listens on now, below those that Linux lends to outgoing connections (from 32768). */
async function freePortBase(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const base = 10_000 + Math.floor(Math.random() * 220) * 100;
    const free = await Promise.all([0, 1, 2, 3, 4, 90].map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('No free range of ports');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Whether a process of this id runs; a zombie that nobody has reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

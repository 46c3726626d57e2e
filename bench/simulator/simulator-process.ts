import { type ChildProcess, fork } from 'node:child_process';
import { startSimulator } from '../../tools/qbo-simulator/src';

interface Started {
  readonly url: string;
  /** From the start of the process, in milliseconds. */
  readonly readyMs: number;
}

/** The simulator in a process of its own, with its world on disk. */
export class SimulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly readyMs: number,
  ) {}

  static async start(dataDir: string): Promise<SimulatorProcess> {
    const begun = performance.now();
    const child = fork(__filename, [dataDir]);
    const { url } = (await answerOf(child)) as Started;
    return new SimulatorProcess(child, url, performance.now() - begun);
  }

  /** Resident memory in bytes. */
  async memory(): Promise<number> {
    this.child.send('memory');
    return Number(await answerOf(this.child));
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
  }
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const exited = (): void => reject(new Error('the simulator has ended'));
    child.once('exit', exited);
    child.once('message', (message) => {
      child.off('exit', exited);
      resolve(message);
    });
  });
}

async function serve(dataDir: string): Promise<void> {
  const simulator = await startSimulator({ dataDir, journal: false, firstCompany: { seed: 'sample' } });
  process.on('message', () => process.send?.(process.memoryUsage().rss));
  process.on('SIGTERM', () => void simulator.close().then(() => process.exit(0)));
  process.send?.({ url: simulator.url });
}

if (require.main === module) void serve(process.argv[2] ?? '');

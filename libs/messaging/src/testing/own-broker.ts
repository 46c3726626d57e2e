import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A broker that a test may kill: other suites share the one of the run. */
export class OwnBroker {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<OwnBroker> {
    return new OwnBroker(await mkdtemp(path.join(os.tmpdir(), 'ledgerbridge-kafka-')));
  }

  /** Starts it, or starts it again with its data and port. @returns its brokers */
  async start(): Promise<string[]> {
    const { brokers } = JSON.parse(await this.broker('start')) as { brokers: string[] };
    return brokers;
  }

  async kill(): Promise<void> {
    await this.broker('kill');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async broker(verb: 'start' | 'kill'): Promise<string> {
    const script = path.join(process.cwd(), 'tools', 'dev', 'kafka', 'broker.mjs');
    return (await run(process.execPath, [script, verb, this.folder])).stdout;
  }
}

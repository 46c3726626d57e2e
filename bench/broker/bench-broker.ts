import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';

const run = promisify(execFile);

/** One node of Apache Kafka on the loopback, with its data in a folder of its own. */
export class BenchBroker {
  private constructor(
    readonly brokers: string[],
    private readonly script: string,
    private readonly folder: string,
  ) {}

  /** @throws when there is no Kafka to start; the message says how to have one */
  static async start(root: string): Promise<BenchBroker> {
    const script = path.join(root, 'tools', 'dev', 'kafka', 'broker.mjs');
    const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-kafka-'));
    const { stdout } = await run(process.execPath, [script, 'start', folder]);
    const { brokers } = JSON.parse(stdout) as { brokers: string[] };
    return new BenchBroker(brokers, script, folder);
  }

  /** Plain kafkajs, with nothing of ours and nothing to say. */
  client(clientId: string): Kafka {
    return new Kafka({ clientId, brokers: this.brokers, logLevel: logLevel.NOTHING });
  }

  async remove(): Promise<void> {
    await run(process.execPath, [this.script, 'stop', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

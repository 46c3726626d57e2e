import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL that a test may kill: other suites share the one of the run. */
export class OwnCluster {
  private port = 0;

  private constructor(private readonly folder: string) {}

  static async create(): Promise<OwnCluster> {
    return new OwnCluster(await mkdtemp(path.join(process.cwd(), '.cache', 'own-cluster-')));
  }

  /** Starts it, or starts it again with its data and port. @returns its address */
  async start(): Promise<string> {
    const { url, port } = JSON.parse(await this.cluster('start')) as { url: string; port: number };
    this.port = port;
    return url;
  }

  async kill(): Promise<void> {
    await this.cluster('kill');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async cluster(verb: 'start' | 'kill'): Promise<string> {
    const script = path.join(process.cwd(), 'tools', 'dev', 'postgres', 'cluster.mjs');
    const data = path.join(this.folder, 'data');
    return (await run(process.execPath, [script, verb, data, String(this.port)])).stdout;
  }
}

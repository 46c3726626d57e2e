import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type DiskFigure, probeDisk } from './fdatasync';

/** Under which a bench ran: without them its figures say nothing. */
export interface Conditions {
  readonly begun: string;
  readonly commit: string;
  readonly machine: string;
  /** Over 1, 5 and 15 minutes, before the bench began: what else the machine did. */
  readonly load: readonly number[];
  readonly disk: DiskFigure;
  /** By name: Node, PostgreSQL, and what the bench adds (Kafka, peers). */
  readonly versions: Readonly<Record<string, string>>;
}

export interface ConditionsOptions {
  /** The repository: its commit is told, and the disk under it probed. */
  readonly root: string;
  readonly postgresUrl: string;
  /** Whatever else took part. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** Read before the bench begins, since afterwards the load is its own. */
export async function readConditions({
  root,
  postgresUrl,
  versions,
}: ConditionsOptions): Promise<Conditions> {
  return {
    begun: new Date().toISOString(),
    commit: commitOf(root),
    machine: `${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes(os.totalmem())} GB, ${os.type()} ${os.release()}`,
    load: os.loadavg(),
    disk: await probeDisk(path.join(root, '.cache')),
    versions: {
      node: process.versions.node,
      PostgreSQL: await postgresVersion(postgresUrl),
      ...versions,
    },
  };
}

const gigabytes = (bytes: number): number => Math.round(bytes / 2 ** 30);

/** With a mark when the files differ from it: such figures belong to no commit. */
function commitOf(root: string): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', '.', ':!bench/results') !== '';
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed ? ' with uncommitted changes' : ''}`;
  } catch {
    return 'unknown (no git)';
  }
}

async function postgresVersion(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version ?? 'unknown';
  } finally {
    await client.end();
  }
}

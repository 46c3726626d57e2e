import type { Connected } from '../system/connect';
import { cpuBetween, cpuTimes } from '../system/cpu-time';
import type { Load } from '../system/load';
import type { SyncDatabase } from '../system/recorded';
import type { System } from '../system/system';

export interface Round {
  readonly documents: number;
  /** From the first acknowledgement to the last commit. */
  readonly seconds: number;
  readonly perSecond: number;
  /** By process. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

export interface RoundParts {
  readonly installation: System;
  readonly companies: readonly Connected[];
  readonly load: Load;
  readonly database: SyncDatabase;
  readonly lines: number;
}

/** Below a tenth of what is wanted a round has failed. */
const PATIENCE_S = 600;

export async function runRound(
  { installation, companies, load, database, lines }: RoundParts,
  prefix: string,
  documents: number,
): Promise<Round> {
  const pids = { ...installation.pids, 'load generator': load.pid };
  const before = cpuTimes(pids);
  const acks = await load.send({
    ...{ brokers: installation.kafkaBrokers, tenants: companies.map(({ tenant }) => tenant) },
    ...{ documents, prefix, lines, perSecond: 0 },
  });
  await database.untilSynced(prefix, documents, PATIENCE_S);
  const cpuMs = cpuBetween(before, cpuTimes(pids));
  delete cpuMs['start'];
  const recorded = await database.recorded(prefix);
  const first = Object.values(acks).reduce((least, at) => Math.min(least, at), Infinity);
  const last = recorded.reduce((most, { pushed }) => Math.max(most, pushed), 0);
  const seconds = (last - first) / 1000;
  return { documents, seconds, perSecond: documents / seconds, cpuMs };
}

/** Ours first, in the order that a document meets them. */
const ORDER = [
  'sync',
  'connector',
  'matching',
  'tax',
  'edge',
  'postgres',
  'kafka',
  'simulator',
  'load generator',
];

export const inOrder = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));

import fs from 'node:fs';
import path from 'node:path';
import { type BenchResult, median, percentile, readConditions, shown, writeReport } from '../report';
import { ask } from '../system/http';
import { CompanyClient } from './client';
import { SimulatorProcess } from './simulator-process';

const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_MS = 3_000;
const WARM_UP_MS = 3_000;
const VENDORS = 100_000;
const QUERIES = 200;
const WARM_UP_QUERIES = 20;
const TRANSACTIONS = 200_000;

interface BenchOptions {
  readonly postgresUrl: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

/** How fast the simulator is, alone: it must never be what another bench measures. */
export async function run({ postgresUrl, root, log }: BenchOptions): Promise<BenchResult> {
  const conditions = await readConditions({ root, postgresUrl });
  const folder = fs.mkdtempSync(path.join(root, '.cache', 'bench-simulator-'));
  try {
    const starts = await startTimes(folder);
    log(`started in ${starts.map((ms) => Math.round(ms)).join(', ')} ms`);
    const simulator = await SimulatorProcess.start(path.join(folder, 'world'));
    try {
      const seen = await measure(simulator, log);
      return writeReport(root, {
        bench: 'simulator',
        title: 'The QuickBooks simulator alone',
        measured: MEASURED,
        conditions,
        goals: [
          { figure: 'purchase orders created', unit: '/s', ...atLeast(seen.creates), atLeast: 2_000 },
          { figure: 'reads by id', unit: '/s', ...atLeast(seen.reads), atLeast: 5_000 },
          {
            figure: 'query of 1,000 rows out of 100,000, p99',
            unit: 'ms',
            seen: percentile(seen.queries, 0.99),
            atMost: 30,
          },
          {
            figure: 'memory with 200,000 transactions',
            unit: 'MB',
            seen: seen.memory / 2 ** 20,
            atMost: 1_024,
          },
          { figure: 'start with the sample company', unit: 'ms', seen: median(starts), atMost: 1_000 },
        ],
        tables: [
          {
            title: 'Rounds, a second',
            columns: ['round', 'created', 'read'],
            rows: seen.creates.map((rate, round) => [round + 1, rate, seen.reads[round] ?? NaN]),
          },
        ],
        figures: { ...seen, starts },
      });
    } finally {
      await simulator.stop();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const MEASURED = `The simulator as one process with its world in a folder (every answer waits until its changes are written) and no journal of calls, a client \
in another with ${CONNECTIONS} kept connections, each sending its next request when the last one is answered; throttles lifted. \
Rounds of ${ROUND_MS / 1000} s after a warm-up, creating and reading in turn. The query is for 1,000 vendors of ${shown(VENDORS)} by a \
pattern of their name, in the order of the name, ${QUERIES} times one after the other after ${WARM_UP_QUERIES} others, of which the \
first sorts the vendors once. Memory is that of the process with ${shown(TRANSACTIONS)} purchase orders \
of two lines. Start: from the start of the process until it listens, the sample company included.`;

const atLeast = (rates: readonly number[]): { seen: number; worst: number } => ({
  seen: median(rates),
  worst: Math.min(...rates),
});

async function startTimes(folder: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const simulator = await SimulatorProcess.start(path.join(folder, `start-${round}`));
    times.push(simulator.readyMs);
    await simulator.stop();
  }
  return times;
}

async function measure(simulator: SimulatorProcess, log: (line: string) => void) {
  const control = `${simulator.url}/_control/companies`;
  const { realmId } = await ask<{ realmId: string }>('POST', control, {
    seed: 'demo',
    switches: { throttle: false },
  });
  const { access_token: token } = await ask<{ access_token: string }>('POST', `${control}/${realmId}/tokens`);
  const client = new CompanyClient(simulator.url, realmId, token, CONNECTIONS);
  try {
    let made = 0;
    const create = async (): Promise<void> => {
      made += 1;
      await client.send('POST', `purchaseorder?requestid=bench-${made}`, order(made));
    };
    const read = (): Promise<unknown> => client.send('GET', `purchaseorder/${145 + (made % 100)}`);
    await rate(create, WARM_UP_MS);
    await rate(read, WARM_UP_MS);
    const [creates, reads]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      creates.push(await rate(create, ROUND_MS));
      reads.push(await rate(read, ROUND_MS));
      log(
        `round ${round + 1}: ${shown(creates.at(-1) ?? 0)} created, ${shown(reads.at(-1) ?? 0)} read a second`,
      );
    }
    await ask('POST', `${control}/${realmId}/generate`, { vendors: VENDORS });
    const query = () => client.send('GET', `query?query=${encodeURIComponent(QUERY)}`);
    const [firstQuery = NaN] = await timesOf(WARM_UP_QUERIES, query);
    const queries = await timesOf(QUERIES, query);
    log(`first query, which sorts: ${shown(firstQuery)} ms`);
    log(`queries: p50 ${shown(percentile(queries, 0.5))} ms, p99 ${shown(percentile(queries, 0.99))} ms`);
    await inParallel(() => (made < TRANSACTIONS ? create() : undefined));
    return { creates, reads, firstQuery, queries, memory: await simulator.memory(), transactions: made };
  } finally {
    client.close();
  }
}

const QUERY = `select * from Vendor where DisplayName like '%Plumbing%' orderby DisplayName maxresults 1000`;

async function rate(act: () => Promise<unknown>, ms: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  await inParallel(() => (performance.now() - start < ms ? act().then(() => (done += 1)) : undefined));
  return (done * 1000) / (performance.now() - start);
}

/** On every connection one act after the other, until there is none. */
async function inParallel(next: () => Promise<unknown> | undefined): Promise<void> {
  const line = async (): Promise<void> => {
    for (let act = next(); act !== undefined; act = next()) await act;
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, line));
}

async function timesOf(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return times;
}

const order = (number: number): object => ({
  VendorRef: { value: '41' },
  DocNumber: `B-${number}`,
  PrivateNote: `lb:bench-${number}`,
  Line: [lineOf(2, 12.5), lineOf(3, 4)],
});

const lineOf = (Qty: number, UnitPrice: number): object => ({
  Amount: Qty * UnitPrice,
  DetailType: 'ItemBasedExpenseLineDetail',
  ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty, UnitPrice },
});

import os from 'node:os';
import {
  type BenchResult,
  percentile,
  readConditions,
  shown,
  shownSpread,
  spread,
  type Table,
  writeReport,
} from '../report';
import { type Connected, connectTenants } from '../system/connect';
import { Load } from '../system/load';
import { SyncDatabase } from '../system/recorded';
import { Simulator } from '../system/simulator';
import type { SystemBenchOptions, SystemWanted } from '../system/system';
import { Relayed } from './relayed';
import { inOrder, type Round, runRound } from './round';

/** Only the machine shall be the limit. */
export const system: SystemWanted = {
  env: {
    QUICKBOOKS_CALLS_PER_SECOND: 'lifted',
    QUICKBOOKS_CALLS_PER_MINUTE: 'lifted',
    QUICKBOOKS_CALLS_IN_FLIGHT: 'lifted',
  },
};

const COMPANIES = 16;
const LINES = 3;
const WARM_UP = 1_600;
const ROUNDS = 3;
const DOCUMENTS = Number(process.env['BENCH_DOCUMENTS'] ?? 6_400);

const prefixOf = (round: number): string => `round${round}`;

/** P-05: the whole system on this machine, load generator included. */
export async function run({ system: installation, root, log }: SystemBenchOptions): Promise<BenchResult> {
  const { postgresUrl, kafkaVersion } = installation;
  const conditions = await readConditions({ root, postgresUrl, versions: { Kafka: kafkaVersion } });
  const companies = await connectTenants(installation, COMPANIES, { throttle: false });
  const load = new Load();
  const database = await SyncDatabase.open(postgresUrl);
  const parts = { installation, companies, load, database, lines: LINES };
  const rounds: Round[] = [];
  const relayed = new Relayed(installation);
  try {
    await relayed.stampAtTheBroker();
    await runRound(parts, 'warming', WARM_UP);
    for (let n = 1; n <= ROUNDS; n += 1) {
      const round = await runRound(parts, prefixOf(n), DOCUMENTS);
      log(`round ${n}: ${shown(round.perSecond)} documents a second`);
      rounds.push(round);
    }
    // One order of each company has linked its records.
    const sent = WARM_UP + ROUNDS * DOCUMENTS + COMPANIES;
    const relay = await relayDelays(database, relayed);
    const judged = await judge(new Simulator(installation), companies);
    return writeReport(root, {
      bench: 'throughput',
      title: 'Throughput of the whole system (P-05)',
      measured: MEASURED,
      conditions,
      goals: [
        {
          figure: 'P-05 documents a second',
          unit: '/s',
          seen: spread(rounds.map(({ perSecond }) => perSecond)).median,
          atLeast: 200,
        },
        {
          figure: 'orders missing in QuickBooks, or too many',
          unit: '',
          seen: Math.abs(judged.orders - sent),
          atMost: 0,
        },
        { figure: 'findings of the simulator’s audit', unit: '', seen: judged.findings, atMost: 0 },
        {
          figure: 'P-08 commit to broker under this load, p99',
          unit: 'ms',
          seen: percentile(relay, 0.99),
          atMost: 50,
        },
      ],
      tables: [roundTable(rounds), relayTable(relay), cpuTable(rounds)],
      notes: [
        `${shown(sent)} orders in all, each in QuickBooks exactly once by the simulator’s own count and audit.`,
      ],
      figures: { rounds, ...judged, sent },
    });
  } finally {
    load.stop();
    await database.close();
  }
}

const MEASURED =
  `${COMPANIES} companies, orders of ${LINES} lines, ${shown(DOCUMENTS)} a round, published to \`po.approved\` by a process of its own with ` +
  'plain kafkajs as fast as the broker takes them; from the first acknowledgement to the last commit that records ' +
  'QuickBooks’ answer. What QuickBooks would allow is lifted in the gateway and in the simulator, whose latency is 0, so ' +
  'that the machine is the limit: connector, matching, sync, tax, edge, PostgreSQL, Kafka, simulator and load generator ' +
  'share it. A round follows a round on the same database; a warm-up goes before. The relay (P-08): from ' +
  '`pg_xact_commit_timestamp` of each `Pushed` to the time at which the broker appended its `sync.changed` (whole ' +
  'milliseconds, by the broker’s LogAppendTime), read after the rounds.';

/** By event, in ms: from the commit that says that an order is in QuickBooks to the broker's own stamp of the news. */
async function relayDelays(database: SyncDatabase, relayed: Relayed): Promise<number[]> {
  const appended = await relayed.appended();
  const delays: number[] = [];
  for (let n = 1; n <= ROUNDS; n += 1)
    for (const [id, at] of await database.committed(prefixOf(n))) {
      const arrived = appended.get(id);
      if (arrived === undefined) throw new Error(`The news of event ${id} is not on the topic`);
      delays.push(arrived - at);
    }
  return delays;
}

const relayTable = (delays: readonly number[]): Table => ({
  title: 'Commit to broker of the news that an order is in QuickBooks, ms',
  columns: ['messages', 'p50', 'p90', 'p99', 'most'],
  rows: [[delays.length, ...[0.5, 0.9, 0.99, 1].map((share) => shown(percentile(delays, share)))]],
});

async function judge(
  simulator: Simulator,
  companies: readonly Connected[],
): Promise<{ orders: number; findings: number }> {
  const found = { orders: 0, findings: 0 };
  for (const { realmId } of companies) {
    found.orders += await simulator.orders(realmId);
    found.findings += await simulator.findings(realmId);
  }
  return found;
}

function roundTable(rounds: readonly Round[]): Table {
  return {
    title: 'Rounds',
    columns: ['', ...rounds.map((_, n) => `round ${n + 1}`), 'median and range'],
    rows: [
      row('documents a second', rounds, ({ perSecond }) => perSecond),
      row('seconds', rounds, ({ seconds }) => seconds),
    ],
  };
}

const row = (name: string, rounds: readonly Round[], of: (round: Round) => number): string[] => {
  const values = rounds.map(of);
  return [name, ...values.map(shown), shownSpread(spread(values))];
};

const allCpu = ({ cpuMs }: Round): number => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);

/** What the cores could carry if nobody else used them: on a busy machine it tells more than the rate. */
const room = (round: Round): number => (os.cpus().length * 1000) / (allCpu(round) / round.documents);

function cpuTable(rounds: readonly Round[]): Table {
  const names = Object.keys(rounds[0]?.cpuMs ?? {});
  const perDocument = (of: (round: Round) => number) => (round: Round) => of(round) / round.documents;
  return {
    title: 'CPU time a document, in ms',
    columns: ['process', ...rounds.map((_, n) => `round ${n + 1}`), 'median and range'],
    rows: [
      ...inOrder(names).map((name) =>
        row(
          name,
          rounds,
          perDocument(({ cpuMs }) => cpuMs[name] ?? 0),
        ),
      ),
      row('**all**', rounds, perDocument(allCpu)),
      row('documents a second that this leaves room for', rounds, (round) => room(round)),
    ],
  };
}

import { type BenchResult, percentile, readConditions, writeReport } from '../report';
import { connectTenants } from '../system/connect';
import { Load } from '../system/load';
import { SyncDatabase } from '../system/recorded';
import { Simulator } from '../system/simulator';
import type { SystemBenchOptions, SystemWanted } from '../system/system';
import { type Journey, journeysOf } from './journeys';
import { MEASURED, stageTable } from './stages';

/** The limits of QuickBooks do not matter at this pace, and stay on. */
export const system: SystemWanted = {};

const PER_SECOND = 5;
const LINES = 3;
const WARM_UP = 60;
/** A minute for each of the two. */
const DOCUMENTS = 300;

/** P-01 with QuickBooks at 0 ms, P-02 with one that takes lognormal 300 ms. */
export async function run({ system: installation, root, log }: SystemBenchOptions): Promise<BenchResult> {
  const { postgresUrl, kafkaVersion } = installation;
  const conditions = await readConditions({ root, postgresUrl, versions: { Kafka: kafkaVersion } });
  const [company] = await connectTenants(installation, 1);
  if (!company) throw new Error('No company');
  const load = new Load();
  const database = await SyncDatabase.open(postgresUrl);
  const simulator = new Simulator(installation);
  const send = async (prefix: string, documents: number): Promise<Journey[]> => {
    const acks = await load.send({
      ...{ brokers: installation.kafkaBrokers, tenants: [company.tenant], documents, prefix },
      ...{ lines: LINES, perSecond: PER_SECOND },
    });
    await database.untilSynced(prefix, documents, 120);
    const { calls } = await simulator.calls(company.realmId);
    return journeysOf(acks, await database.recorded(prefix), calls);
  };
  try {
    await send('warm', WARM_UP);
    const instant = await send('instant', DOCUMENTS);
    await simulator.takeFor(300);
    const slow = await send('slow', DOCUMENTS);
    log(`P-01 p50 ${at(instant, 0.5)} ms, p99 ${at(instant, 0.99)} ms; P-02 own p99 ${own(slow)} ms`);
    return writeReport(root, {
      bench: 'latency',
      title: 'Latency of an approved order (P-01, P-02)',
      measured: MEASURED,
      conditions,
      goals: [
        { figure: 'P-01 p50', unit: 'ms', seen: at(instant, 0.5), atMost: 30 },
        { figure: 'P-01 p99', unit: 'ms', seen: at(instant, 0.99), atMost: 100 },
        { figure: 'P-02 own share, p99', unit: 'ms', seen: own(slow), atMost: 100 },
        { figure: 'P-02 whole, p99', unit: 'ms', seen: at(slow, 0.99), atMost: 1000 },
      ],
      tables: [
        stageTable(`QuickBooks at 0 ms, ${instant.length} orders`, instant),
        stageTable(`QuickBooks at lognormal 300 ms, sigma 0.5, ${slow.length} orders`, slow),
      ],
      notes: [NOTE],
      // In ms, one row per order in the order of sending: enough to draw a distribution, little to keep.
      figures: { wholeOfInstant: wholes(instant), wholeOfSlow: wholes(slow) },
    });
  } finally {
    load.stop();
    await database.close();
  }
}

const NOTE =
  'The whole of P-02 contains the tail of the simulated QuickBooks, whose p99 is about 850 ms by its distribution: with ' +
  'other seeds it moves by tens of milliseconds. The own share is each order’s whole time less its own call’s.';

const wholes = (journeys: readonly Journey[]): string =>
  journeys.map(({ whole }) => whole.toFixed(1)).join(' ');

const at = (journeys: readonly Journey[], share: number): number =>
  percentile(
    journeys.map(({ whole }) => whole),
    share,
  );

const own = (journeys: readonly Journey[]): number =>
  percentile(
    journeys.map(({ whole, quickBooks }) => whole - quickBooks),
    0.99,
  );

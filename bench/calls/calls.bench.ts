import { type BenchResult, readConditions, shown, writeReport } from '../report';
import { connectTenants } from '../system/connect';
import { Load } from '../system/load';
import { SyncDatabase } from '../system/recorded';
import { Simulator } from '../system/simulator';
import type { SystemBenchOptions, SystemWanted } from '../system/system';

/** The simulator's throttles stay on: whoever calls too often is seen. */
export const system: SystemWanted = {};

const LINES = 10;
/** So many that calls which come now and then (pulls, refreshed tokens) have their share. */
const ROUNDS = [1, 200, 600] as const;
/** Below what QuickBooks takes of one company in a minute. */
const PER_SECOND = 6;

interface Counted {
  readonly documents: number;
  readonly calls: number;
  readonly reads: number;
}

/** P-04: what an order costs at QuickBooks, counted by QuickBooks. */
export async function run({ system: installation, root, log }: SystemBenchOptions): Promise<BenchResult> {
  const { postgresUrl, kafkaVersion } = installation;
  const conditions = await readConditions({ root, postgresUrl, versions: { Kafka: kafkaVersion } });
  const [company] = await connectTenants(installation, 1);
  if (!company) throw new Error('No company');
  const simulator = new Simulator(installation);
  const load = new Load();
  const database = await SyncDatabase.open(postgresUrl);
  const rounds: Counted[] = [];
  try {
    for (const documents of ROUNDS) {
      const before = (await simulator.calls(company.realmId)).totals;
      const prefix = `calls${documents}`;
      await load.send({
        ...{ brokers: installation.kafkaBrokers, tenants: [company.tenant], documents, prefix },
        ...{ lines: LINES, perSecond: PER_SECOND },
      });
      await database.untilSynced(prefix, documents, 300);
      const after = (await simulator.calls(company.realmId)).totals;
      rounds.push({ documents, calls: after.calls - before.calls, reads: after.reads - before.reads });
      log(`${documents} orders: ${after.calls - before.calls} calls`);
    }
    const findings = await simulator.findings(company.realmId);
    const worst = (of: (round: Counted) => number): number =>
      Math.max(...rounds.map((round) => of(round) / round.documents));
    return writeReport(root, {
      bench: 'calls',
      title: 'Calls to QuickBooks a document (P-04)',
      measured: MEASURED,
      conditions,
      goals: [
        { figure: 'P-04 calls a document', unit: '', seen: worst(({ calls }) => calls), atMost: 1.05 },
        { figure: 'P-04 reads a document', unit: '', seen: worst(({ reads }) => reads), atMost: 0.05 },
        { figure: 'findings of the simulator’s audit', unit: '', seen: findings, atMost: 0 },
      ],
      tables: [
        {
          title: 'Rounds',
          columns: ['orders', 'calls', 'of them reads', 'calls a document', 'reads a document'],
          rows: rounds.map(({ documents, calls, reads }) => [
            documents,
            calls,
            reads,
            shown(calls / documents),
            shown(reads / documents),
          ]),
        },
      ],
      notes: [
        'A program that looks the vendor and every item up makes 12 calls for such an order, 11 of them reads, which QuickBooks meters.',
      ],
      figures: { rounds },
    });
  } finally {
    load.stop();
    await database.close();
  }
}

const MEASURED =
  `Orders of ${LINES} lines with ${LINES} different items of one vendor, all linked, sent over Kafka at ${PER_SECOND} a second to one ` +
  'company; the simulator’s log of calls before and after each round, every call of the product to the data service, ' +
  'whoever makes it and why. The goals are judged by the worst round.';

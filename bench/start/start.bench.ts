import {
  type BenchResult,
  type Goal,
  readConditions,
  shownSpread,
  type Spread,
  spread,
  writeReport,
} from '../report';
import type { ServiceName, SystemBenchOptions, SystemWanted } from '../system/system';
import { type Start, startOnce } from './start-once';

/** Database, broker and simulator stand ready; the services are started here. */
export const system: SystemWanted = { services: false };

const SERVICES: readonly ServiceName[] = ['connector', 'matching', 'sync', 'tax'];
const ROUNDS = 5;

/** Start time and idle memory of every service (of P-10). */
export async function run({ system: installation, root, log }: SystemBenchOptions): Promise<BenchResult> {
  const { postgresUrl, kafkaVersion } = installation;
  const conditions = await readConditions({ root, postgresUrl, versions: { Kafka: kafkaVersion } });
  const starts = new Map<ServiceName, Start[]>(SERVICES.map((name) => [name, []]));
  // The first start of each makes topics, consumer groups and a warm file cache: it is left out.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of SERVICES) {
      const start = await startOnce(installation, root, name);
      if (round > 0) starts.get(name)?.push(start);
      log(
        `${round === 0 ? 'warm-up' : `round ${round}`} ${name}: ${Math.round(start.readyMs)} ms, ${Math.round(start.idleMb)} MB`,
      );
    }
  }
  const seen = [...starts].map(([name, all]) => ({
    name,
    ready: spread(all.map(({ readyMs }) => readyMs)),
    listening: spread(all.map(({ listeningMs }) => listeningMs)),
    idle: spread(all.map(({ idleMb }) => idleMb)),
    cpu: spread(all.map(({ cpuMs }) => cpuMs)),
  }));
  return writeReport(root, {
    bench: 'start',
    title: 'Start time and memory of each service (P-10)',
    measured: MEASURED,
    conditions,
    goals: seen.flatMap(({ name, ready, idle }): Goal[] => [
      { figure: `${name}: ready after`, unit: 'ms', seen: ready.median, atMost: 1500 },
      { figure: `${name}: idle memory`, unit: 'MB', seen: idle.median, atMost: 150 },
    ]),
    tables: [
      {
        title: `Median and range of ${ROUNDS} starts`,
        columns: ['service', 'answers, ms', 'ready, ms', 'CPU until ready, ms', 'idle memory, MB'],
        rows: seen.map(({ name, listening, ready, cpu, idle }) => [
          name,
          ...[listening, ready, cpu, idle].map((values: Spread) => shownSpread(values)),
        ]),
      },
    ],
    figures: { starts: Object.fromEntries(starts) },
  });
}

const MEASURED =
  'Each service alone, as its image starts it (`node dist/services/<name>/src/main.js`, Kafka as transport, databases ' +
  'migrated): from the spawn of the process to the first `/health/live` and the first `/health/ready` that are answered ' +
  'with success, asked every 10 ms; ready says that database and broker answer and that every consumer has joined. ' +
  'Memory is the resident set ten seconds after that, with nothing to do. The services are started in turn, five rounds ' +
  'after a warm-up.';

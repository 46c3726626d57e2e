import { type BenchResult, median, readConditions, shown, shownSpread, spread, writeReport } from '../report';
import { replayRate, writtenStreams } from './parse-and-fold';
import { OrderListRebuild } from './rebuild';

const ROUNDS = 5;
const ROUND_MS = 2_000;
const EVENTS = 1_000_000;
const REBUILDS = 3;

interface BenchOptions {
  readonly postgresUrl: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

/** P-07: parsing and folding sync's own events, and building a read model anew from a million of them. */
export async function run({ postgresUrl, root, log }: BenchOptions): Promise<BenchResult> {
  const conditions = await readConditions({ root, postgresUrl });
  const rates = replayRates(log);
  const rebuild = await rebuilds(postgresUrl, log);
  const judged = rates.find(({ lines }) => lines === 2);
  return writeReport(root, {
    bench: 'replay',
    title: 'Replay (P-07)',
    measured: MEASURED,
    conditions,
    goals: [
      {
        figure: 'P-07 events parsed and folded',
        unit: '/s',
        seen: median(judged?.rounds ?? []),
        worst: Math.min(...(judged?.rounds ?? [])),
        atLeast: 150_000,
      },
      {
        figure: 'P-07 read model rebuilt from 1 M events',
        unit: 's',
        seen: median(rebuild.seconds),
        worst: Math.max(...rebuild.seconds),
        atMost: 15,
      },
    ],
    tables: [
      {
        title: 'Events a second, parsed and folded',
        columns: ['lines an order', 'median (range)'],
        rows: rates.map(({ lines, rounds }) => [lines, shownSpread(spread(rounds))]),
      },
      {
        title: 'Rebuild',
        columns: ['events', 'seconds, median (range)', 'events a second'],
        rows: [[EVENTS, shownSpread(spread(rebuild.seconds)), Math.round(EVENTS / median(rebuild.seconds))]],
      },
    ],
    figures: { rates, rebuild },
  });
}

const MEASURED = `Sync's own streams of an order that went to QuickBooks without trouble (received, planned, push started, \
pushed), made by its deciders. Parse and fold: JSON text to event, lifted by the log's upcasting under sync's catalogue, \
folded by sync's \`evolve\`, in one thread. Rebuild: \`rebuildProjection\` over ${shown(EVENTS)} events in PostgreSQL, sealed \
parts decrypted, into a list of orders, from its first to its last statement; the rows must equal those that the live \
projection had written.`;

interface Rate {
  readonly lines: number;
  readonly rounds: readonly number[];
}

function replayRates(log: (line: string) => void): Rate[] {
  return [2, 10].map((lines) => {
    const streams = writtenStreams(lines);
    replayRate(streams, ROUND_MS);
    const rounds = Array.from({ length: ROUNDS }, () => replayRate(streams, ROUND_MS));
    log(`orders of ${lines} lines: ${shown(median(rounds))} events/s`);
    return { lines, rounds };
  });
}

async function rebuilds(postgresUrl: string, log: (line: string) => void): Promise<{ seconds: number[] }> {
  const model = await OrderListRebuild.prepare(postgresUrl);
  try {
    await model.fill(EVENTS);
    log('the log is filled');
    await model.catchUp();
    const live = await model.digest();
    const seconds: number[] = [];
    for (let round = 0; round < REBUILDS; round += 1) {
      const rebuilt = await model.rebuild();
      if (rebuilt.events !== EVENTS) throw new Error(`${rebuilt.events} events were handled`);
      if ((await model.digest()) !== live) throw new Error('the rebuilt rows differ from the live ones');
      log(`rebuilt in ${rebuilt.seconds.toFixed(1)} s`);
      seconds.push(rebuilt.seconds);
    }
    return { seconds };
  } finally {
    await model.close();
  }
}

import {
  type BenchResult,
  type Goal,
  readConditions,
  shown,
  shownSpread,
  spread,
  writeReport,
} from '../report';
import { emmett, PEER } from './emmett';
import { ledgerbridge } from './ledgerbridge';
import { alternate, type Comparison } from './rounds';

/** P-06: how many times the peer's messages a second, by number of writers. */
const GOALS: readonly (readonly [writers: number, ratio: number])[] = [
  [1, 1.5],
  [8, 3],
  [16, 4],
];

interface BenchOptions {
  readonly postgresUrl: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

/** P-06: messages that are safe with their inbox row and two events, beside emmett-postgresql, which has no inbox. */
export async function run({ postgresUrl, root, log }: BenchOptions): Promise<BenchResult> {
  const [name, version] = PEER.split(/@(?=\d)/);
  const versions = { [name ?? '']: version ?? '' };
  const conditions = await readConditions({ root, postgresUrl, versions });
  const contenders = [await ledgerbridge(postgresUrl), await emmett(postgresUrl)] as const;
  const goals: Goal[] = [];
  const seen: { writers: number; comparison: Comparison }[] = [];
  try {
    for (const [writers, atLeast] of GOALS) {
      const comparison = await alternate(contenders, { writers, rounds: 5, roundMs: 2_000 });
      const { ratio, worst } = comparison;
      log(`${writers} writers: ${shown(ratio)} times the peer, worst round ${shown(worst)}`);
      seen.push({ writers, comparison });
      goals.push({ figure: `P-06 at ${writers} writers`, unit: 'x', seen: ratio, worst, atLeast });
    }
  } finally {
    for (const contender of contenders) await contender.close();
  }
  return writeReport(root, {
    bench: 'append',
    title: 'Append (P-06)',
    measured: MEASURED,
    conditions,
    goals,
    tables: [
      {
        title: 'Messages a second',
        columns: ['writers', 'ours, median (range)', 'peer, median (range)'],
        rows: seen.map(({ writers, comparison: { ours, peer } }) => [
          writers,
          shownSpread(spread(ours)),
          shownSpread(spread(peer)),
        ]),
      },
    ],
    notes: NOTES,
    figures: { seen },
  });
}

const MEASURED = `Messages a second that are safe with their inbox row and two events in one transaction, the log being the \
outbox; each writer sends its next message when its last one is safe. Ours takes the way of sync's orders over HTTP: a \
batcher without a timer, the database's one door (BEGIN, tenants, inbox, append, COMMIT: four round trips a batch), the real \
inbox. The peer appends the same two events, one call and transaction a message (three round trips), and has no inbox. \
Writers in one process, PostgreSQL in another; ours, peer, ours, peer, five rounds of 2 s after a warm-up.`;

const NOTES = [
  'With one writer nothing can be batched, so the two more round trips, the inbox row and three unique indexes (position, \
stream and version, event id) are paid by every message: PostgreSQL computes about 0.15 ms for the append, half of it the \
insert, where the whole of the peer’s call takes 0.18 ms.',
  'At 16 events a batch PostgreSQL computes about 25 µs an event: a quarter reading the JSON, a fifth the versions under the \
lock, a half the insert with its indexes.',
];

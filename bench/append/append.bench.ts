import { emmett } from './emmett';
import { ledgerbridge } from './ledgerbridge';
import { alternate, type Comparison } from './rounds';

/** P-06: how many times the peer's messages a second, by number of writers. */
const GOALS: Readonly<Record<number, number>> = { 1: 1.5, 8: 3, 16: 4 };
/** A goal counts as met only when the worst round reaches this part of it. */
const WORST_ROUND = 0.9;

interface BenchOptions {
  readonly postgresUrl: string;
  readonly log: (line: string) => void;
}

interface BenchResult {
  readonly figures: Readonly<Record<string, Comparison>>;
  readonly goals: Readonly<Record<string, number>>;
  readonly met: boolean;
}

/**
 * A message in: inbox and two events in one transaction, the log being the outbox; beside emmett-postgresql, which
 * appends the same two events and has no inbox.
 */
export async function run({ postgresUrl, log }: BenchOptions): Promise<BenchResult> {
  const contenders = [await ledgerbridge(postgresUrl), await emmett(postgresUrl)] as const;
  const figures: Record<string, Comparison> = {};
  const goals: Record<string, number> = {};
  let met = true;
  try {
    for (const [writers, goal] of Object.entries(GOALS)) {
      const seen = await alternate(contenders, { writers: Number(writers), rounds: 5, roundMs: 2_000 });
      figures[`${writers} writers`] = rounded(seen);
      goals[`${writers} writers`] = goal;
      met &&= seen.ratio >= goal && seen.worst >= goal * WORST_ROUND;
      log(
        `${writers} writers: ${seen.ratio.toFixed(2)} times the peer, worst round ${seen.worst.toFixed(2)}`,
      );
    }
  } finally {
    for (const contender of contenders) await contender.close();
  }
  return { figures, goals, met };
}

const rounded = ({ ours, peer, ratio, worst }: Comparison): Comparison => ({
  ours: ours.map(Math.round),
  peer: peer.map(Math.round),
  ratio: Number(ratio.toFixed(2)),
  worst: Number(worst.toFixed(2)),
});

import { median } from '../report';

/** Something that takes one message at a time and says when it is safe. */
export interface Contender {
  readonly name: string;
  take(): Promise<void>;
  close(): Promise<void>;
}

export interface Comparison {
  /** Messages a second, by round. */
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** Median of ours over median of the peer's. */
  readonly ratio: number;
  /** The worst of the rounds' own ratios. */
  readonly worst: number;
}

const WARM_UP_MS = 1_500;

/** Ours, peer, ours, peer: what else the machine does meanwhile meets both. */
export async function alternate(
  [ours, peer]: readonly [Contender, Contender],
  { writers, rounds, roundMs }: { writers: number; rounds: number; roundMs: number },
): Promise<Comparison> {
  for (const contender of [ours, peer]) await rate(contender, writers, WARM_UP_MS);
  const seen = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    seen.ours.push(await rate(ours, writers, roundMs));
    seen.peer.push(await rate(peer, writers, roundMs));
  }
  const worst = Math.min(...seen.ours.map((rateOfOurs, round) => rateOfOurs / (seen.peer[round] ?? NaN)));
  return { ...seen, ratio: median(seen.ours) / median(seen.peer), worst };
}

/** Each writer sends its next message when the last one is safe. */
async function rate({ take }: Contender, writers: number, ms: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  const write = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      await take();
      done++;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return (done * 1000) / (performance.now() - start);
}

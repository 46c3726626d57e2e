import { shown } from './statistics';

/** A figure that was measured, beside what it is to reach. One of `atLeast` and `atMost` is given. */
export interface Goal {
  /** What is measured, with its id: `P-05 documents a second`. */
  readonly figure: string;
  /** Of the figure and the goal: `ms`, `/s`, `x`. */
  readonly unit: string;
  readonly seen: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The worst round of a comparison, which must reach {@link WORST_ROUND} of the goal too. */
  readonly worst?: number;
}

/** A ratio counts only when the worst round also clears this part of its goal. */
const WORST_ROUND = 0.9;

export function isMet({ seen, atLeast, atMost, worst }: Goal): boolean {
  if (atLeast !== undefined && !(seen >= atLeast)) return false;
  if (atMost !== undefined && !(seen <= atMost)) return false;
  if (worst === undefined) return true;
  if (atLeast !== undefined && !(worst >= atLeast * WORST_ROUND)) return false;
  return atMost === undefined || worst <= atMost / WORST_ROUND;
}

export function goalText({ atLeast, atMost, unit }: Goal): string {
  const sides = [
    ...(atLeast === undefined ? [] : [`>= ${shown(atLeast)}`]),
    ...(atMost === undefined ? [] : [`<= ${shown(atMost)}`]),
  ];
  return `${sides.join(' and ')} ${unit}`.trim();
}

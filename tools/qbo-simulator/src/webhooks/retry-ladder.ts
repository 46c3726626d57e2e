const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the nth failed attempt; the last step repeats (QuickBooks Online, webhook best practices of February 2026). */
const LADDER: readonly number[] = [
  10 * SECOND,
  20 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  20 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
];

/** Milliseconds until the next attempt after so many that failed; it never ends. */
export function waitAfter(failures: number): number {
  return LADDER[failures - 1] ?? 6 * HOUR;
}

/** Of several rounds: what is reported, and between which it lay. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @returns NaN for no values */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]];
  return (low + high) / 2;
}

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/**
 * The value that this share of all values does not exceed (nearest rank, so it is one that was seen).
 * @param share 0.5 for the median, 0.99 for the 99th percentile
 * @returns NaN for no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** As many digits as the figure is worth: three, and none that it does not have. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

export const shownSpread = ({ median: middle, least, most }: Spread): string =>
  `${shown(middle)} (${shown(least)} to ${shown(most)})`;

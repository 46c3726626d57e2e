export type Side = 'api' | 'ui';

/** One file of `docs/acceptance/`. */
export interface Source {
  source: string;
  rows: { id: string; sides: Side[]; text: string }[];
}

/** One test of a run, by its full name; statuses are Jest's. */
export interface Test {
  name: string;
  status: string;
}

export interface Count {
  /** `half`: a row of two sides with one shown, and the side that is open; it is among `open`, too. */
  sources: { source: string; shown: string[]; half: string[]; open: string[] }[];
  /** Tags that name no row, or a side which their row does not have. */
  unknown: { tag: string; test: string }[];
}

export function tagsIn(name: string): { id: string; side?: string }[];
export function listedTwice(sources: Source[]): string[];
export function count(sources: Source[], tests: Test[]): Count;

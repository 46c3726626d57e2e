import fs from 'node:fs';
import path from 'node:path';

/**
 * The files of a data directory. `base-N.jsonl` holds every row as it was when `journal-N.jsonl` was begun;
 * the state is base N and all journals from N on, in order.
 */
export function baseFile(directory: string, generation: number): string {
  return path.join(directory, `base-${String(generation).padStart(6, '0')}.jsonl`);
}

export function journalFile(directory: string, generation: number): string {
  return path.join(directory, `journal-${String(generation).padStart(6, '0')}.jsonl`);
}

export interface Generations {
  /** The newest complete base, or 0 when there is none yet. */
  readonly base: number;
  readonly journals: number[];
}

export function findGenerations(directory: string): Generations {
  const names = fs.readdirSync(directory);
  const numbers = (kind: string) =>
    names
      .map((name) => new RegExp(`^${kind}-(\\d{6})\\.jsonl$`).exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  const base = numbers('base').at(-1) ?? 0;
  return { base, journals: numbers('journal').filter((generation) => generation >= base) };
}

/** Removes what a newer base has made superfluous. */
export function removeBefore(directory: string, generation: number): void {
  for (const name of fs.readdirSync(directory)) {
    const digits = /^(?:base|journal)-(\d{6})\.jsonl$/.exec(name)?.[1];
    if (digits !== undefined && Number(digits) < generation) fs.rmSync(path.join(directory, name));
  }
}

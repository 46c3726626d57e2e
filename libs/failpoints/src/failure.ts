/** What happens at an armed failpoint: an error, an await that does not end, or the death of the process (SIGKILL). */
export type FailureMode = 'throw' | 'hang' | 'kill';

export interface Failure {
  readonly name: string;
  readonly mode: FailureMode;
  /** Before the work, or after it: done, but nobody has heard of it. */
  readonly when: 'before' | 'after';
  /** Passes through unharmed this many times first. */
  readonly skip?: number;
  /** A hang that is released goes on instead of failing: where nobody is there to catch an error. */
  readonly goesOn?: boolean;
}

/** `<name>:<before|after>:<throw|hang|kill>[:<skip>]` @returns undefined for any other text */
export function readFailure(text: string): Failure | undefined {
  const found = /^([\w./-]+):(before|after):(throw|hang|kill)(?::(\d+))?$/.exec(text);
  if (!found) return undefined;
  const [, name = '', when, mode, skip] = found;
  return {
    name,
    when: when as Failure['when'],
    mode: mode as FailureMode,
    skip: Number(skip ?? 0),
  };
}

export const writeFailure = ({ name, when, mode, skip = 0 }: Failure): string =>
  `${name}:${when}:${mode}:${skip}`;

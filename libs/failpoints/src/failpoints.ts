/** What happens at an armed failpoint: an error, an await that never ends, or the death of the process (SIGKILL). */
export type FailureMode = 'throw' | 'hang' | 'kill';

export interface Failure {
  name: string;
  mode: FailureMode;
  /** Before the work, or after it: done, but nobody has heard of it. */
  when: 'before' | 'after';
  /** Passes through unharmed this many times first. */
  skip?: number;
}

/** Thrown by a failpoint in mode `throw`; nothing but a test makes it. */
export class InjectedFailure extends Error {
  constructor(readonly failpoint: string) {
    super(`failpoint ${failpoint}`);
    this.name = 'InjectedFailure';
  }
}

interface Armed {
  failure: Failure;
  left: number;
  struck: () => void;
}

let armed: Armed | undefined = fromEnvironment(process.env['LEDGERBRIDGE_FAILPOINT']);
const hits = new Map<string, number>();
let counting = false;

/**
 * Awaits `work` at a named place of the path from "message taken" to "outcome recorded". Without a failure armed it
 * costs one comparison. Every await of that path goes through here, which the lint rule `failpoints/every-await`
 * enforces: a crash that no test can place is a crash that nobody has tried.
 */
export function at<T>(name: string, work: () => Promise<T>): Promise<T> {
  return armed === undefined && !counting ? work() : injected(name, work);
}

/** Arms one failure; it strikes once and is gone. @returns a promise that ends when it has struck */
export function arm(failure: Failure): Promise<void> {
  return new Promise((struck) => {
    armed = { failure, left: failure.skip ?? 0, struck };
  });
}

export function disarm(): void {
  armed = undefined;
}

/** Counts how often each failpoint is passed from now on, so that a test can tell one that nothing reaches. */
export function countHits(): ReadonlyMap<string, number> {
  hits.clear();
  counting = true;
  return hits;
}

async function injected<T>(name: string, work: () => Promise<T>): Promise<T> {
  hits.set(name, (hits.get(name) ?? 0) + 1);
  await strike(name, 'before');
  const result = await work();
  await strike(name, 'after');
  return result;
}

async function strike(name: string, when: Failure['when']): Promise<void> {
  if (armed?.failure.name !== name || armed.failure.when !== when || armed.left-- > 0) return;
  const { failure, struck } = armed;
  const { mode } = failure;
  armed = undefined;
  struck();
  if (mode === 'kill') process.kill(process.pid, 'SIGKILL');
  if (mode === 'throw') throw new InjectedFailure(name);
  await new Promise<never>(() => undefined);
}

/** `LEDGERBRIDGE_FAILPOINT=<name>:<before|after>:<throw|hang|kill>[:<skip>]`, for processes that a test starts. */
function fromEnvironment(text: string | undefined): Armed | undefined {
  const found = /^([\w./-]+):(before|after):(throw|hang|kill)(?::(\d+))?$/.exec(text ?? '');
  if (!found) return undefined;
  const [, name = '', when, mode, skip] = found;
  return {
    failure: { name, when: when as Failure['when'], mode: mode as FailureMode },
    left: Number(skip ?? 0),
    struck: () => undefined,
  };
}

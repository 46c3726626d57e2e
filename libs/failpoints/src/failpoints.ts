import { InjectedFailure } from './injected-failure';
import { currentScope, type Within } from './scope';
import { type Failure, readFailure } from './failure';

interface Armed {
  readonly failure: Failure;
  readonly within: Within;
  left: number;
  readonly struck: (where: Struck) => void;
}

/** Where a failure has struck. */
export interface Struck {
  /** The scope that {@link inScope} has named; undefined outside of any. */
  readonly scope: string | undefined;
}

type Hung = { readonly scope: string | undefined; readonly release: () => void };

interface Counter {
  readonly within: Within;
  readonly hits: Map<string, number>;
}

let armed: Armed[] = [];
let counters: Counter[] = [];
/** Whether anything of the above is to be looked at: all that an unarmed failpoint costs. */
let watched = false;
const hanging = new Set<Hung>();

/**
 * Awaits `work` at a named place of the path from "message taken" to "outcome recorded". Without a failure armed it
 * costs one comparison. Every await of that path goes through here, which the lint rule `failpoints/every-await`
 * enforces: a crash that no test can place is a crash that nobody has tried.
 */
export function at<T>(name: string, work: () => Promise<T>): Promise<T> {
  return watched ? injected(name, work) : work();
}

const everywhere: Within = () => true;

/**
 * Arms a failure beside those that are armed; it strikes once and is gone.
 * @param within where it strikes, when one process plays several services
 * @returns where it has struck, once it has
 */
export function arm(failure: Failure, within: Within = everywhere): Promise<Struck> {
  return new Promise((struck) => {
    armed.push({ failure, within, left: failure.skip ?? 0, struck });
    watched = true;
  });
}

/** Takes back every failure that has not struck, and ends counting. */
export function disarm(): void {
  armed = [];
  counters = [];
  watched = false;
}

/**
 * Lets what hangs end, with an error unless its failure says otherwise: the process that it hung in is dead to everybody
 * else, and nothing of it shall stay behind in the test's.
 */
export function releaseHanging(scope?: string): void {
  for (const hung of hanging) if (hung.scope === scope) hung.release();
}

/** Counts from now on how often each failpoint is passed. */
export function countHits(within: Within = everywhere): ReadonlyMap<string, number> {
  const hits = new Map<string, number>();
  counters.push({ within, hits });
  watched = true;
  return hits;
}

async function injected<T>(name: string, work: () => Promise<T>): Promise<T> {
  count(name);
  await strike(name, 'before');
  const result = await work();
  await strike(name, 'after');
  return result;
}

function count(name: string): void {
  for (const { within, hits } of counters)
    if (within(currentScope())) hits.set(name, (hits.get(name) ?? 0) + 1);
}

async function strike(name: string, when: Failure['when']): Promise<void> {
  const scope = currentScope();
  const due = nextOf(
    armed.filter(({ failure, within }) => failure.name === name && failure.when === when && within(scope)),
  );
  if (due === undefined) return;
  armed = armed.filter((other) => other !== due);
  watched = armed.length > 0 || counters.length > 0;
  due.struck({ scope });
  switch (due.failure.mode) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return hang(due.failure, scope);
    case 'hang':
      return hang(due.failure, scope);
    case 'throw':
      throw new InjectedFailure(name);
  }
}

/** The first of those that are armed here whose turn has come; for the others it comes nearer. */
function nextOf(here: readonly Armed[]): Armed | undefined {
  const due = here.find(({ left }) => left <= 0);
  for (const other of here) if (other !== due) other.left -= 1;
  return due;
}

function hang({ name, goesOn = false }: Failure, scope: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const hung: Hung = {
      scope,
      release: () => {
        hanging.delete(hung);
        if (goesOn) resolve();
        else reject(new InjectedFailure(name));
      },
    };
    hanging.add(hung);
  });
}

/**
 * In a process that a test has started: `LEDGERBRIDGE_FAILPOINT` arms failures ({@link readFailure}), separated by
 * commas, and with `parent` among them the process takes more from its parent, as messages of the same form.
 */
function armFromOutside(text: string): void {
  for (const part of text.split(','))
    if (part === 'parent') process.on('message', (message) => armText(String(message)));
    else armText(part);
}

function armText(text: string): void {
  const failure = readFailure(text);
  if (failure !== undefined) void arm(failure);
}

armFromOutside(process.env['LEDGERBRIDGE_FAILPOINT'] ?? '');

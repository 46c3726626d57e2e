import type { Trial } from './trial';

const EVERY_MS = 10_000;
const LOG_LINES = 40;

/** Says how far a long run has come, and what went wrong with the command that repeats it. */
export class Progress {
  private readonly began = performance.now();
  private said = performance.now();
  private done = 0;
  private slowest = 0;
  private last = performance.now();
  private readonly wrong: string[] = [];

  constructor(private readonly all: number) {}

  played(trial: Trial, wrong: readonly string[]): void {
    const now = performance.now();
    this.done += 1;
    this.slowest = Math.max(this.slowest, now - this.last);
    if (process.env['SHOW_TRIALS']) print(`${Math.round(now - this.last)} ms ${describe(trial)}`);
    this.last = now;
    for (const sentence of wrong) this.fail(trial, sentence);
    if (now - this.said < EVERY_MS) return;
    this.said = now;
    this.say();
  }

  /** The last that the services have logged. */
  logs(lines: readonly string[]): void {
    print(lines.slice(-LOG_LINES).join(''));
  }

  /** @returns the exit code */
  end(): number {
    this.say();
    for (const sentence of this.wrong) print(sentence);
    return this.wrong.length === 0 ? 0 : 1;
  }

  private fail(trial: Trial, sentence: string): void {
    const { failure, seed } = trial;
    const again = `npm run failpoints -- --only ${failure.name} --kinds ${failure.mode} --seed ${seed}`;
    this.wrong.push(`${describe(trial)}: ${sentence}\n  again: ${again}`);
    print(this.wrong.at(-1) ?? '');
  }

  private say(): void {
    const seconds = (performance.now() - this.began) / 1000;
    const left = (seconds / Math.max(1, this.done)) * (this.all - this.done);
    print(
      `${this.done}/${this.all} done, ${this.wrong.length} wrong, ${time(seconds)} so far, ` +
        `${(seconds / Math.max(1, this.done)).toFixed(1)} s each (slowest ${time(this.slowest / 1000)}), about ${time(left)} left`,
    );
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const describe = ({ failure, service, scenario, seed }: Trial): string =>
  `${failure.mode} ${failure.when} ${failure.name} (skips ${failure.skip ?? 0}) in ${service} while “${scenario}”, seed ${seed}`;

function time(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${Math.round(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

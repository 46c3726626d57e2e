/** The answer of one check: fine, or in a few words what is wrong. */
export type CheckResult = { readonly up: true } | { readonly up: false; readonly reason: string };

export type Check = () => Promise<CheckResult>;

/** Longest that a check may take before it counts as failed, in milliseconds. */
const CHECK_MS = 3_000;

/** Whether this process should get work. Services add checks of their own. */
export class Readiness {
  private readonly checks = new Map<string, Check>();
  private drainingNow = false;
  private failure: string | undefined;

  get draining(): boolean {
    return this.drainingNow;
  }

  /** Why the process cannot go on, for `/health/live`; undefined while it can. */
  get failed(): string | undefined {
    return this.failure;
  }

  add(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** From here on the process is not ready: it is about to stop. */
  drain(): void {
    this.drainingNow = true;
  }

  /** The process cannot recover by itself. */
  fail(reason: string): void {
    this.failure ??= reason;
  }

  async results(): Promise<ReadonlyMap<string, CheckResult>> {
    const own: [string, CheckResult][] = [
      ['process', this.failure === undefined ? { up: true } : { up: false, reason: this.failure }],
      ['draining', this.drainingNow ? { up: false, reason: 'the service is stopping' } : { up: true }],
    ];
    const others = [...this.checks].map(async ([name, check]): Promise<[string, CheckResult]> => [
      name,
      await inTime(check),
    ]);
    return new Map([...own, ...(await Promise.all(others))]);
  }
}

/** The reason never repeats an error's text: readiness is public. */
async function inTime(check: Check): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ up: false, reason: 'no answer in time' }), CHECK_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return { up: false, reason: 'the check failed' };
  } finally {
    clearTimeout(timer);
  }
}

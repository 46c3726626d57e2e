/** Everything that waits, so that a stop can end it. */
export class Timers {
  private readonly running = new Set<{ readonly timer: NodeJS.Timeout; readonly end: () => void }>();

  /** `waitless` makes every delay nothing, for replays. */
  constructor(private readonly waitless = false) {}

  /** Resolves after the delay, or at once when the simulator stops. */
  async wait(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => this.start(delayMs, resolve, resolve));
  }

  /** Acts after the delay; a stop drops it, as a crash of QuickBooks would. */
  later(delayMs: number, act: () => void): void {
    this.start(delayMs, act, () => undefined);
  }

  stop(): void {
    for (const { timer, end } of this.running) {
      clearTimeout(timer);
      end();
    }
    this.running.clear();
  }

  private start(delayMs: number, act: () => void, end: () => void): void {
    const entry = {
      timer: setTimeout(
        () => {
          this.running.delete(entry);
          act();
        },
        this.waitless ? 0 : delayMs,
      ),
      end,
    };
    this.running.add(entry);
  }
}

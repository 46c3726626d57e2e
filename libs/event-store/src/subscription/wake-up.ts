/** Lets a loop sleep until there may be work, without losing a call that comes just before it falls asleep. */
export class WakeUp {
  private calls = 0;
  private readonly sleepers = new Set<() => void>();

  /** Read before looking for work and handed to {@link sleep}: a call in between cancels the sleep. */
  get generation(): number {
    return this.calls;
  }

  call(): void {
    this.calls++;
    for (const wake of this.sleepers) wake();
  }

  async sleep(generation: number, ms: number): Promise<void> {
    if (generation !== this.calls) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.sleepers.add(wake);
    });
  }
}

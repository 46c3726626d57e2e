/** Counts events of the last so many milliseconds, exactly. */
export class SlidingWindow {
  private times: number[] = [];
  private first = 0;

  constructor(private readonly lengthMs: number) {}

  /** The number of events in the window that ends now. */
  count(now: number): number {
    while (this.first < this.times.length && (this.times[this.first] ?? 0) <= now - this.lengthMs)
      this.first += 1;
    if (this.first > 1024) {
      this.times = this.times.slice(this.first);
      this.first = 0;
    }
    return this.times.length - this.first;
  }

  add(now: number): void {
    this.times.push(now);
  }
}

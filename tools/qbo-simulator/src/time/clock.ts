import { type Table } from '../store/table';

/** The simulator's time: the machine's, moved forward by what the control API asked for. */
export class Clock {
  constructor(private readonly settings: Table<number>) {}

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + (this.settings.get('offset') ?? 0);
  }

  /** Moves the time; tokens expire and windows empty accordingly. Survives a restart. */
  advance(seconds: number): void {
    this.settings.put('offset', (this.settings.get('offset') ?? 0) + seconds * 1000);
  }
}

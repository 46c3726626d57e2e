import { type Table } from '../store/table';

/**
 * The simulator's time: the machine's, moved by what the control API asked for; or one that stands still between
 * such moves, so that a run can be repeated to the millisecond.
 */
export class Clock {
  private readonly listeners: (() => void)[] = [];

  /** `standingAt`, in milliseconds since the epoch, makes a new world's clock stand still from there. */
  constructor(
    private readonly settings: Table<number>,
    standingAt?: number,
  ) {
    if (standingAt !== undefined && !this.stands) settings.put('standing', standingAt);
  }

  /** Whether time passes by order of the control API only. */
  get stands(): boolean {
    return this.settings.get('standing') !== undefined;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return (this.settings.get('standing') ?? Date.now()) + (this.settings.get('offset') ?? 0);
  }

  /** Moves the time, backwards too; tokens expire and windows empty accordingly. Survives a restart. */
  advance(seconds: number): void {
    this.settings.put('offset', (this.settings.get('offset') ?? 0) + seconds * 1000);
    for (const moved of this.listeners) moved();
  }

  /** Moves the time to an instant, in milliseconds since the epoch. */
  moveTo(instant: number): void {
    this.advance((instant - this.now()) / 1000);
  }

  /** Acts whenever the time was moved. */
  onMove(act: () => void): void {
    this.listeners.push(act);
  }
}

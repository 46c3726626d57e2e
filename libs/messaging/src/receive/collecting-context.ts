import type { PoolClient } from 'pg';
import type { BatchContext, IncomingMessage } from '../incoming';
import type { ParkReason } from '../parking/park-reason';

/** Collects what a handler wants done at the end of its transaction and after it. */
export class CollectingContext implements BatchContext {
  readonly parked = new Map<IncomingMessage, ParkReason>();
  private readonly actions: (() => void)[] = [];

  constructor(
    readonly tx: PoolClient,
    readonly topic: string,
  ) {}

  park(message: IncomingMessage, reason: ParkReason): void {
    this.parked.set(message, reason);
  }

  afterCommit(action: () => void): void {
    this.actions.push(action);
  }

  committed(): void {
    for (const action of this.actions) action();
  }
}

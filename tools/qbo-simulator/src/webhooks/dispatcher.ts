import { type Entropy } from '../entropy';
import { type Store } from '../store/store';
import { type Clock } from '../time/clock';
import { type Timers } from '../time/timers';
import { type Outbox } from './outbox';
import { post } from './postman';

interface DispatcherWorld {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly entropy: Entropy;
}

/** Longest sleep of a timer: a clock that was moved calls by itself. */
const LONGEST_SLEEP = 3_600_000;

/** Hands over what the outbox has due: one delivery at a time to each app, each app on its own. */
export class Dispatcher {
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    readonly outbox: Outbox,
    private readonly world: DispatcherWorld,
  ) {
    world.clock.onMove(() => this.poke());
  }

  /** Starts whatever is due. To be called after every change, and once after a start. */
  poke(): void {
    for (const { clientId } of this.outbox.list()) {
      if (this.stopping.signal.aborted || this.lanes.has(clientId)) continue;
      this.lanes.set(clientId, this.lane(clientId));
    }
  }

  /** Resolves when all that is due by now was attempted. */
  async settled(): Promise<void> {
    while (this.lanes.size > 0) await Promise.all(this.lanes.values());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  private async lane(clientId: string): Promise<void> {
    try {
      while (await this.handOverNext(clientId));
    } catch (error) {
      // Whoever runs the simulator must see the bug; the next change tries again.
      console.error('Webhooks could not be delivered.', error);
      this.lanes.delete(clientId);
      return;
    }
    this.lanes.delete(clientId);
    this.sleep(clientId);
  }

  /** False when nothing is due. A change that is being answered comes to rest first. */
  private async handOverNext(clientId: string): Promise<boolean> {
    await this.world.store.settled();
    const delivery = this.outbox.due(clientId);
    const subscription = this.outbox.subscription(clientId);
    if (!delivery || !subscription || this.stopping.signal.aborted) return false;
    await this.world.store.settled();
    const attempt = await post(delivery, subscription, {
      intuitTid: this.world.entropy.traceId(),
      at: this.world.clock.now(),
      stopped: this.stopping.signal,
    });
    if (this.stopping.signal.aborted) return false;
    this.outbox.attempted(delivery, attempt);
    return true;
  }

  /** Wakes when the next is due; where time stands still only a move of the clock makes anything due. */
  private sleep(clientId: string): void {
    const { clock, timers } = this.world;
    const dueAt = this.outbox.nextDueAt(clientId);
    if (dueAt === undefined || this.stopping.signal.aborted) return;
    const waitMs = dueAt - clock.now();
    if (waitMs <= 0) this.poke();
    else if (!clock.stands) timers.later(Math.min(waitMs, LONGEST_SLEEP), () => this.poke());
  }
}

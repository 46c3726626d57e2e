import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { MessagingLogger } from '../logger';
import type { Signals } from '../storage/signals';
import { LeaseStore, type Lease } from './lease-store';

export interface LeaseOptions {
  readonly db: Pool;
  readonly schema: string;
  /** What is shared, for example a consumer group. */
  readonly pool: string;
  readonly items: readonly string[];
  /** After this time without a sign of life a member's items go to the others. */
  readonly ttlMs: number;
  readonly signals: Signals;
  readonly logger: MessagingLogger;
  readonly onGained: (lease: Lease) => void;
  /** Resolves when work on the item has ended: only then is it given on. */
  readonly onLost: (item: string) => Promise<void>;
}

/**
 * Shares the items of a pool evenly among its living members, in Postgres. A lease decides who should work; it does
 * not stop a member that was frozen and wakes up late. That is what generations are for.
 */
export class Leases {
  private readonly member = randomUUID();
  private readonly store: LeaseStore;
  private readonly held = new Set<string>();
  private readonly parting = new Map<string, Promise<void>>();
  private readonly signal: string;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;
  private unsubscribe: () => void = () => undefined;

  constructor(private readonly options: LeaseOptions) {
    const { db, schema, pool, ttlMs } = options;
    this.store = new LeaseStore(db, schema, pool, this.member, ttlMs);
    this.signal = `leases:${pool}`;
  }

  async start(): Promise<void> {
    await this.store.addItems(this.options.items);
    this.unsubscribe = this.options.signals.on(this.signal, () => void this.balance());
    await this.balance();
    this.options.signals.send(this.signal);
  }

  holds(item: string): boolean {
    return this.held.has(item) && !this.parting.has(item);
  }

  /** Renews, gives up what is beyond this member's share and takes what is free within it. Never rejects. */
  balance(): Promise<void> {
    this.again = this.running !== undefined;
    this.running ??= this.balanceUntilQuiet();
    return this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.unsubscribe();
    await this.running;
    for (const item of this.held) this.part(item);
    await Promise.all(this.parting.values());
    await this.store.leave().catch(this.logFailure);
    this.options.signals.send(this.signal);
  }

  private async balanceUntilQuiet(): Promise<void> {
    do {
      this.again = false;
      await this.balanceOnce().catch(this.logFailure);
    } while (this.again && !this.closed);
    // At once: who asks between the last look and a later turn would not be heard.
    this.running = undefined;
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.balance(), this.options.ttlMs / 3);
  }

  private async balanceOnce(): Promise<void> {
    const share = await this.store.share(this.options.items.length);
    const ours = new Set((await this.store.renew()).map(({ item }) => item));
    for (const item of this.held) if (!ours.has(item)) this.part(item);
    const working = [...this.held].filter((item) => !this.parting.has(item));
    for (const item of working.slice(share)) this.part(item);
    if (this.held.size >= share || this.closed) return;
    for (const lease of await this.store.take(this.options.items, share - this.held.size)) {
      this.held.add(lease.item);
      this.options.onGained(lease);
    }
  }

  /** Ends the work on an item and gives it back, while the others are renewed: the work may take long to end. */
  private part(item: string): void {
    if (this.parting.has(item)) return;
    const parted = this.options
      .onLost(item)
      .then(() => this.store.release([item]))
      .catch(this.logFailure)
      .then(() => {
        this.held.delete(item);
        this.parting.delete(item);
        this.options.signals.send(this.signal);
      });
    this.parting.set(item, parted);
  }

  private readonly logFailure = (error: unknown): void => {
    this.options.logger.warn({ error, pool: this.options.pool }, 'leases could not be renewed or given back');
  };
}

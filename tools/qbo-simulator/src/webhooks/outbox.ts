import { type Change } from '../company/changes';
import { type Entropy } from '../entropy';
import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type Clock } from '../time/clock';
import { type Attempt, type Delivery } from './delivery';
import { webhookEntity } from './entities';
import { bodyOf, contentTypeOf, type WebhookEvent } from './events';
import { waitAfter } from './retry-ladder';
import { type Subscription } from './subscription';

interface WaitingEvent {
  readonly clientId: string;
  readonly dueAt: number;
  readonly event: WebhookEvent;
}

export interface OutboxWorld {
  readonly store: Store;
  readonly clock: Clock;
  readonly entropy: Entropy;
  /** The apps that are connected to a company now. */
  readonly connectedApps: (realmId: string) => ReadonlySet<string>;
}

/** What apps are still to be told, and what they were told: all of it survives a kill -9. */
export class Outbox {
  private readonly subscriptions: Table<Subscription>;
  private readonly waiting: Table<WaitingEvent>;
  private readonly deliveries: Table<Delivery>;
  private readonly sequences: Table<number>;

  constructor(private readonly world: OutboxWorld) {
    const { store } = world;
    this.subscriptions = store.table('webhook-subscription');
    this.waiting = store.table<WaitingEvent>('webhook-event').index('client', ({ clientId }) => clientId);
    this.deliveries = store
      .table<Delivery>('webhook-delivery')
      .index('waiting', ({ state, clientId }) => (state === 'waiting' ? clientId : undefined));
    this.sequences = store.table('webhook-sequence');
  }

  subscribe(subscription: Subscription): void {
    this.subscriptions.put(subscription.clientId, subscription);
  }

  /** Ends a subscription and forgets what it still waited for; false when there is none. */
  unsubscribe(clientId: string): boolean {
    if (!this.subscriptions.get(clientId)) return false;
    this.world.store.transaction(() => {
      this.subscriptions.delete(clientId);
      for (const { event } of this.waiting.find('client', clientId)) this.waiting.delete(event.id);
    });
    return true;
  }

  subscription(clientId: string): Subscription | undefined {
    return this.subscriptions.get(clientId);
  }

  list(): Subscription[] {
    return [...this.subscriptions.values()];
  }

  /** Every delivery of an app, oldest first. */
  deliveriesOf(clientId: string): Delivery[] {
    return [...this.deliveries.values()].filter((delivery) => delivery.clientId === clientId);
  }

  waitingEvents(clientId: string): number {
    return this.waiting.find('client', clientId).length;
  }

  /** Takes a change for every subscribed app that is connected to its company; true when one is to hear of it. */
  note({ realmId, entity, id, operation, deletedId }: Change): boolean {
    if (this.subscriptions.size === 0) return false;
    const told = webhookEntity(entity);
    if (!told || !told.operations.includes(operation)) return false;
    const connected = this.world.connectedApps(realmId);
    const wanting = this.list().filter(
      ({ clientId, entities }) => connected.has(clientId) && (entities?.includes(told.name) ?? true),
    );
    const at = this.world.clock.now();
    const event = { realmId, entity: told.name, entityId: id, operation, at };
    for (const subscription of wanting)
      this.enqueue(subscription, deletedId === undefined ? event : { ...event, deletedId });
    return wanting.length > 0;
  }

  /** Puts one event on its way. */
  enqueue(subscription: Subscription, event: Omit<WebhookEvent, 'id'>): void {
    const id = this.world.entropy.uuid('webhook');
    const { clientId, delaySeconds, reorderWithinSeconds } = subscription;
    const more =
      reorderWithinSeconds === 0 ? 0 : reorderWithinSeconds * this.world.entropy.fraction('reorder');
    const dueAt = event.at + Math.round((delaySeconds + more) * 1000);
    this.waiting.put(id, { clientId, dueAt, event: { id, ...event } });
  }

  /** The delivery to attempt now, made of the events that are due when none is under way; none when all must wait. */
  due(clientId: string): Delivery | undefined {
    const subscription = this.subscriptions.get(clientId);
    if (!subscription) return undefined;
    const now = this.world.clock.now();
    const underWay = this.deliveries.find('waiting', clientId);
    const again = underWay.find(({ nextAttemptAt }) => nextAttemptAt <= now);
    if (again) return again;
    return underWay.length > 0 && subscription.holdBack ? undefined : this.bundle(subscription, now);
  }

  /** When there is something to do next, in milliseconds since the epoch. */
  nextDueAt(clientId: string): number | undefined {
    const times = this.deliveries.find('waiting', clientId).map(({ nextAttemptAt }) => nextAttemptAt);
    const held = times.length > 0 && this.subscriptions.get(clientId)?.holdBack === true;
    if (!held) for (const { dueAt } of this.waiting.find('client', clientId)) times.push(dueAt);
    return times.length === 0 ? undefined : times.reduce((first, time) => Math.min(first, time));
  }

  /** Keeps what became of an attempt and plans the next one. */
  attempted(delivery: Delivery, attempt: Attempt): void {
    const attempts = [...delivery.attempts, attempt];
    this.world.store.transaction(() => {
      if (!attempt.acknowledged) {
        const nextAttemptAt = this.world.clock.now() + waitAfter(attempts.length);
        this.keep({ ...delivery, attempts, nextAttemptAt });
        return;
      }
      this.keep({ ...delivery, attempts, state: 'acknowledged' });
      this.repeat(delivery);
    });
  }

  private repeat(delivery: Delivery): void {
    const duplicates = this.subscriptions.get(delivery.clientId)?.duplicates ?? 0;
    if (duplicates === 0 || delivery.repeats !== undefined) return;
    if (this.world.entropy.fraction('duplicate') >= duplicates) return;
    const nextAttemptAt = this.world.clock.now();
    this.keep({
      ...delivery,
      number: this.nextNumber(),
      repeats: delivery.number,
      nextAttemptAt,
      attempts: [],
    });
  }

  private bundle(subscription: Subscription, now: number): Delivery | undefined {
    const due = this.waiting
      .find('client', subscription.clientId)
      .filter(({ dueAt }) => dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, subscription.eventsPerBody)
      .map(({ event }) => event);
    if (due.length === 0) return undefined;
    return this.world.store.transaction(() => {
      for (const { id } of due) this.waiting.delete(id);
      return this.keep({
        number: this.nextNumber(),
        clientId: subscription.clientId,
        body: bodyOf(subscription, due),
        contentType: contentTypeOf(subscription),
        events: due.length,
        createdAt: now,
        state: 'waiting',
        nextAttemptAt: now,
        attempts: [],
      });
    });
  }

  private keep(delivery: Delivery): Delivery {
    this.deliveries.put(String(delivery.number), delivery);
    return delivery;
  }

  private nextNumber(): number {
    const number = (this.sequences.get('delivery') ?? 0) + 1;
    this.sequences.put('delivery', number);
    return number;
  }
}

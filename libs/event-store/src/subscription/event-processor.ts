import type { Pool } from 'pg';
import type { EventLog } from '../log/event-log';
import type { AppendSignal } from './append-signal';
import type { Checkpoints } from './checkpoints';
import { lagOf, type PartitionLag } from './lag';
import type { Stall, Turn, TurnOutcome } from './turn';
import { WakeUp } from './wake-up';

export interface SubscriptionOptions {
  /** Unique in the schema, for ever: it names the checkpoints. */
  readonly name: string;
  readonly pool: Pool;
  readonly log: EventLog;
  /** What wakes the subscription. Left out: it polls. */
  readonly signal?: AppendSignal;
  readonly batchSize?: number;
  /** How often to look without being woken, in ms: the safety net for a notification that got lost. */
  readonly pollMs?: number;
  /** Partitions that this process handles at once: one connection each. */
  readonly concurrency?: number;
  /** Where a subscription starts that has no checkpoints yet. */
  readonly from?: 'beginning' | 'now';
  readonly retryMs?: number;
  readonly maxRetryMs?: number;
  /** How long this process leaves a partition alone whose next event it does not know. */
  readonly unknownRetryMs?: number;
  /** After how long an unknown event is no longer taken for an upgrade under way. */
  readonly alarmAfterMs?: number;
  /** Each failed try of an event. Its partition stands until the event is handled or its stream quarantined. */
  readonly onStall?: (stall: Stall) => void;
  /** Each try that met an event which nobody has handled for `alarmAfterMs` because no replica knows it. */
  readonly onUnknownEvent?: (unknown: Stall) => void;
  /** The database could not be reached or answered with an error outside of handling. */
  readonly onError?: (error: unknown) => void;
}

/** A running subscription. Any number of replicas may run one of the same name; they share the partitions. */
export class EventProcessor {
  private readonly wakeUp = new WakeUp();
  private readonly avoided = new Map<number, NodeJS.Timeout>();
  private readonly retries = new Set<NodeJS.Timeout>();
  private stopping = false;
  private loops: Promise<void>[] = [];
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly options: SubscriptionOptions,
    private readonly checkpoints: Checkpoints,
    private readonly turn: Turn,
  ) {}

  /** @throws when the name belongs to a subscription of another kind */
  async start(): Promise<void> {
    const { pool, from = 'beginning', signal, concurrency = 1 } = this.options;
    await this.checkpoints.install(pool, from);
    this.unsubscribe = signal?.subscribe(() => this.wakeUp.call());
    this.loops = Array.from({ length: concurrency }, () => this.loop());
  }

  /** Takes no further batch and waits for those in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.unsubscribe?.();
    this.wakeUp.call();
    await Promise.all(this.loops);
    for (const timer of [...this.avoided.values(), ...this.retries]) clearTimeout(timer);
  }

  /** Looks for work now, for callers that have no signal. */
  wake(): void {
    this.wakeUp.call();
  }

  /** How far each partition is behind, and what stops it. */
  lag(): Promise<PartitionLag[]> {
    return lagOf(this.options.pool, this.options.log.schema, this.options.name);
  }

  private async loop(): Promise<void> {
    let last = -1;
    while (!this.stopping) {
      const generation = this.wakeUp.generation;
      const outcome = await this.takeTurn(last);
      if (outcome.kind === 'idle') await this.wakeUp.sleep(generation, this.options.pollMs ?? 1_000);
      else last = this.settle(outcome);
    }
  }

  private async takeTurn(last: number): Promise<TurnOutcome> {
    try {
      return await this.turn.take([...this.avoided.keys()], last);
    } catch (error) {
      this.options.onError?.(error);
      return { kind: 'idle' };
    }
  }

  /** @returns the partition that had its turn */
  private settle(outcome: Exclude<TurnOutcome, { kind: 'idle' }>): number {
    switch (outcome.kind) {
      case 'handled':
      case 'careful':
        return outcome.partition;
      case 'stalled':
        this.retryIn(outcome.retryInMs);
        this.options.onStall?.(outcome.stall);
        return outcome.stall.partition;
      case 'unknown':
        this.avoid(outcome.unknown.partition);
        this.alarmWhenOld(outcome.unknown);
        return outcome.unknown.partition;
      default:
        return outcome satisfies never;
    }
  }

  private retryIn(ms: number): void {
    const timer = setTimeout(() => {
      this.retries.delete(timer);
      this.wakeUp.call();
    }, ms);
    this.retries.add(timer);
  }

  private avoid(partition: number): void {
    const timer = setTimeout(() => {
      this.avoided.delete(partition);
      this.wakeUp.call();
    }, this.options.unknownRetryMs ?? 5_000);
    clearTimeout(this.avoided.get(partition));
    this.avoided.set(partition, timer);
  }

  private alarmWhenOld(unknown: Stall): void {
    const age = Date.now() - unknown.since.getTime();
    if (age >= (this.options.alarmAfterMs ?? 600_000)) this.options.onUnknownEvent?.(unknown);
  }
}

import { at } from '@ledgerbridge/failpoints';
import type { MessagingLogger } from '../logger';
import type { RawMessage } from '../message';
import { pause } from '../pause';
import type { ConsumeOptions } from '../transport';

const AFTER_FAILURE_MS = 1_000;
const HINT_EVERY_MS = 1_000;

/** What may be done with one partition of the running consumer. */
export interface PartitionControl {
  readonly topic: string;
  readonly partition: number;
  seek(offset: string): void;
  pause(): void;
  resume(): void;
  /** Asks the broker, which refuses a member of an old generation. */
  commit(offset: string): Promise<void>;
}

/**
 * A partition from its assignment until the next rebalance. It is read only after its position was claimed in
 * Postgres and sought. At most one batch is in hand.
 */
export class AssignedPartition {
  private readonly stopping = new AbortController();
  private generation: string | undefined;
  private inHand: Promise<void>;
  private detached = false;
  private hintedAt = 0;

  constructor(
    private readonly options: ConsumeOptions,
    private readonly logger: MessagingLogger,
    private readonly control: PartitionControl,
  ) {
    control.resume();
    this.inHand = this.claim();
  }

  /** Resolves when the batch was handled, put off or dropped. `accepted` is called in the first case, if still in time. */
  take(messages: readonly RawMessage[], isStale: () => boolean, accepted: () => void): Promise<void> {
    const claiming = this.generation === undefined;
    const dropped = (): boolean => claiming || this.stopping.signal.aborted || isStale();
    this.inHand = this.handleAfter(this.inHand, dropped, messages, accepted);
    return this.inHand;
  }

  /** The batch takes long: it goes on beside the fetch loop, which leaves this partition out meanwhile. */
  detach(): void {
    if (this.stopping.signal.aborted || this.detached) return;
    this.detached = true;
    this.control.pause();
    void this.reattachAfter(this.inHand);
  }

  stop(): Promise<void> {
    this.stopping.abort();
    return this.inHand;
  }

  /** @param dropped tells whether it was fetched before the seek, or while another batch of this partition was in hand */
  private async handleAfter(
    before: Promise<void>,
    dropped: () => boolean,
    messages: readonly RawMessage[],
    accepted: () => void,
  ): Promise<void> {
    await at('messaging.assigned.before', () => before);
    if (!dropped()) await at('messaging.assigned.batch', () => this.handle(messages, accepted));
  }

  private async reattachAfter(inHand: Promise<void>): Promise<void> {
    await at('messaging.assigned.in-hand', () => inHand);
    this.detached = false;
    if (!this.stopping.signal.aborted) this.control.resume();
  }

  private async handle(messages: readonly RawMessage[], accepted: () => void): Promise<void> {
    const { topic, partition } = this.control;
    const { signal } = this.stopping;
    const { generation } = this;
    const [first, last] = [messages[0], messages.at(-1)];
    if (generation === undefined || first === undefined || last === undefined) return;
    try {
      const outcome = await at('messaging.assigned.handle', () =>
        this.options.handle({ topic, partition, generation, messages, signal }),
      );
      if (signal.aborted) return;
      if (outcome.status === 'fenced')
        return await at('messaging.assigned.claim-again', () => this.claimAgain(first.offset));
      if (outcome.status === 'retry')
        return await at('messaging.assigned.put-off', () => this.retry(outcome.next, outcome.afterMs));
      const next = String(BigInt(last.offset) + 1n);
      if (this.detached) this.control.seek(next);
      else accepted();
      this.hint(next);
    } catch (error) {
      this.logger.warn({ error, topic, partition }, 'a batch failed; delivering it again');
      await at('messaging.assigned.retry', () => this.retry(first.offset, AFTER_FAILURE_MS));
    }
  }

  private async retry(next: string, afterMs: number): Promise<void> {
    await at('messaging.assigned.pause', () => pause(afterMs, this.stopping.signal));
    if (!this.stopping.signal.aborted) this.control.seek(next);
  }

  /**
   * Another member has claimed the partition. Either it is a late one and this partition is still ours, or we are the
   * late one: the broker knows, because it takes a commit only from a member of the current generation. In the second
   * case we wait for the rebalance, which ends this object.
   */
  private async claimAgain(offset: string): Promise<void> {
    const { signal } = this.stopping;
    this.generation = undefined;
    while (!signal.aborted) {
      const member = await at('messaging.assigned.is-member', () => this.isMember(offset));
      if (member) return this.claim();
      await at('messaging.assigned.wait', () => pause(AFTER_FAILURE_MS, signal));
    }
  }

  private async isMember(offset: string): Promise<boolean> {
    try {
      await at('messaging.assigned.commit', () => this.control.commit(offset));
      return true;
    } catch {
      return false;
    }
  }

  private async claim(): Promise<void> {
    const { signal } = this.stopping;
    const { topic, partition } = this.control;
    while (!signal.aborted) {
      try {
        const claimed = await at('messaging.assigned.claim', () =>
          this.options.positions.claim(this.options.group, topic, partition),
        );
        if (signal.aborted) return;
        this.control.seek(claimed.next ?? FROM_BEGINNING);
        this.generation = claimed.generation;
        return;
      } catch (error) {
        this.logger.warn({ error, topic, partition }, 'a position could not be claimed; trying again');
        await at('messaging.assigned.back-off', () => pause(AFTER_FAILURE_MS, signal));
      }
    }
  }

  /** Tells the broker now and then where we stand, for those who look there. Nothing of ours reads it. */
  private hint(offset: string): void {
    if (Date.now() - this.hintedAt < HINT_EVERY_MS) return;
    this.hintedAt = Date.now();
    this.control.commit(offset).catch((error: unknown) => {
      this.logger.debug(
        { error, topic: this.control.topic },
        'the broker did not take an offset; ours counts',
      );
    });
  }
}

/** kafkajs' name for the earliest offset that the log still has. */
const FROM_BEGINNING = '-2';

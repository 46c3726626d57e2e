import { at } from '@ledgerbridge/failpoints';
import type { MessagingLogger } from '../logger';
import { pause } from '../pause';
import type { ConsumeOptions } from '../transport';
import type { TopicLog } from './topic-log';

const AFTER_FAILURE_MS = 1_000;

export interface ReaderOptions {
  readonly log: TopicLog;
  readonly consume: ConsumeOptions;
  readonly logger: MessagingLogger;
  readonly batch: { readonly messages: number; readonly bytes: number };
  /** Slow poll, for signals that were lost. */
  readonly pollMs: number;
}

/** Reads one partition for as long as this member holds its lease. */
export class PartitionReader {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;
  private woken = false;
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly options: ReaderOptions,
    private readonly topic: string,
    private readonly partition: number,
  ) {
    this.done = this.run();
  }

  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** Resolves when the batch in hand has ended. */
  stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp?.();
    return this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await at('messaging.reader.read-on', () => this.readFromClaim());
      } catch (error) {
        const { topic, partition } = this;
        this.options.logger.warn({ error, topic, partition }, 'reading a partition failed; trying again');
        await at('messaging.reader.back-off', () => pause(AFTER_FAILURE_MS, signal));
      }
    }
  }

  /** Claims the position and reads on from it, until another member claims it or this one stops. */
  private async readFromClaim(): Promise<void> {
    const { log, batch, consume } = this.options;
    const { signal } = this.stopping;
    const claim = await at('messaging.reader.claim', () =>
      consume.positions.claim(consume.group, this.topic, this.partition),
    );
    let offset = await at('messaging.reader.start-at', () => this.startAt(claim.next));
    let day: string | undefined;
    while (!signal.aborted) {
      this.woken = false;
      const from = { topic: this.topic, partition: this.partition, offset, day };
      const page = await at('messaging.reader.read', () => log.read(from, batch.messages, batch.bytes));
      const last = page.messages.at(-1);
      if (last === undefined) {
        await at('messaging.reader.wait', () => this.waitForMore());
        continue;
      }
      const { topic, partition } = this;
      const { messages } = page;
      const outcome = await at('messaging.reader.handle', () =>
        consume.handle({ topic, partition, generation: claim.generation, messages, signal }),
      );
      if (outcome.status === 'fenced') return pause(AFTER_FAILURE_MS, signal);
      if (outcome.status === 'handled') {
        offset = String(BigInt(last.offset) + 1n);
        day = page.day;
      } else {
        offset = outcome.next;
        await at('messaging.reader.put-off', () => pause(outcome.afterMs, signal));
      }
    }
  }

  /** A position beyond the end belongs to a log that is no more (restored, made anew): begin at the beginning. */
  private async startAt(next: string | undefined): Promise<string> {
    if (next === undefined) return '0';
    const end = await at('messaging.reader.end', () => this.options.log.end(this.topic, this.partition));
    return BigInt(next) > end ? '0' : next;
  }

  private async waitForMore(): Promise<void> {
    if (this.woken) return;
    const waiting = new AbortController();
    this.wakeUp = () => waiting.abort();
    if (this.stopping.signal.aborted) return;
    await at('messaging.reader.poll', () => pause(this.options.pollMs, waiting.signal));
    this.wakeUp = undefined;
  }
}

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
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp?.();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.readFromClaim();
      } catch (error) {
        const { topic, partition } = this;
        this.options.logger.warn({ error, topic, partition }, 'reading a partition failed; trying again');
        await pause(AFTER_FAILURE_MS, signal);
      }
    }
  }

  /** Claims the position and reads on from it, until another member claims it or this one stops. */
  private async readFromClaim(): Promise<void> {
    const { log, batch, consume } = this.options;
    const { signal } = this.stopping;
    const claim = await consume.positions.claim(consume.group, this.topic, this.partition);
    let offset = await this.startAt(claim.next);
    let day: string | undefined;
    while (!signal.aborted) {
      this.woken = false;
      const page = await log.read(
        { topic: this.topic, partition: this.partition, offset, day },
        batch.messages,
        batch.bytes,
      );
      const last = page.messages.at(-1);
      if (last === undefined) {
        await this.waitForMore();
        continue;
      }
      const { topic, partition } = this;
      const { messages } = page;
      const outcome = await consume.handle({
        topic,
        partition,
        generation: claim.generation,
        messages,
        signal,
      });
      if (outcome.status === 'fenced') return pause(AFTER_FAILURE_MS, signal);
      if (outcome.status === 'handled') {
        offset = String(BigInt(last.offset) + 1n);
        day = page.day;
      } else {
        offset = outcome.next;
        await pause(outcome.afterMs, signal);
      }
    }
  }

  /** A position beyond the end belongs to a log that is no more (restored, made anew): begin at the beginning. */
  private async startAt(next: string | undefined): Promise<string> {
    if (next === undefined) return '0';
    return BigInt(next) > (await this.options.log.end(this.topic, this.partition)) ? '0' : next;
  }

  private async waitForMore(): Promise<void> {
    if (this.woken) return;
    const waiting = new AbortController();
    this.wakeUp = () => waiting.abort();
    if (this.stopping.signal.aborted) return;
    await pause(this.options.pollMs, waiting.signal);
    this.wakeUp = undefined;
  }
}

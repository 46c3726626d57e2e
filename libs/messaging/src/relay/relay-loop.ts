import { at } from '@ledgerbridge/failpoints';
import type { MessagingLogger } from '../logger';
import { pause } from '../pause';
import type { MessageTransport } from '../transport';
import type { CheckpointStore } from './checkpoint-store';
import type { LogReader, ToMessages } from './log-reader';

export interface RelayLoopParts<Event> {
  readonly reader: LogReader<Event>;
  readonly toMessages: ToMessages<Event>;
  readonly transport: Pick<MessageTransport, 'publish'>;
  readonly checkpoints: CheckpointStore;
  readonly logger: MessagingLogger;
  readonly batchSize: number;
  readonly pollMs: number;
}

const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 10_000;

/** Publishes one partition of the log while its lease is held. */
export class RelayLoop<Event> {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;
  private waiting = new AbortController();
  private woken = false;
  /** Whether the last move of the checkpoint found the partition still ours. */
  private advanced: Promise<boolean> = Promise.resolve(true);

  constructor(
    private readonly parts: RelayLoopParts<Event>,
    private readonly partition: number,
    private readonly generation: string,
  ) {
    this.done = this.run();
  }

  wake(): void {
    this.woken = true;
    this.waiting.abort();
  }

  stop(): Promise<void> {
    this.stopping.abort();
    this.waiting.abort();
    return this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        const ended = await at('messaging.relay.publish-on', () =>
          this.publishFromCheckpoint(() => (failures = 0)),
        );
        if (ended === 'fenced') return;
      } catch (error) {
        failures += 1;
        const { partition } = this;
        this.parts.logger.warn(
          { error, partition, failures },
          'publishing from the log failed; trying again',
        );
        const backoffMs = Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), MAX_BACKOFF_MS);
        await at('messaging.relay.back-off', () => pause(backoffMs, signal));
      }
    }
  }

  /**
   * Read, publish, move the checkpoint: three steps without a transaction around them, so a crash repeats. The next read
   * does not wait for the checkpoint, the next publishing does: whoever has lost the partition publishes no more of it.
   */
  private async publishFromCheckpoint(succeeded: () => void): Promise<'fenced' | 'stopped'> {
    const { checkpoints, reader, transport, toMessages, batchSize } = this.parts;
    const claimed = await at('messaging.relay.claim', () =>
      checkpoints.claim(this.partition, this.generation),
    );
    if (claimed === undefined) return 'fenced';
    this.advanced = Promise.resolve(true);
    let position = claimed;
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      const after = position;
      const entries = await at('messaging.relay.read', () =>
        reader.readPartition(this.partition, after, batchSize),
      );
      if (!(await at('messaging.relay.advanced', () => this.advanced))) return 'fenced';
      succeeded();
      const last = entries.at(-1);
      if (last !== undefined) {
        const messages = entries.flatMap(({ event }) => toMessages(event));
        if (messages.length > 0) await at('messaging.relay.publish', () => transport.publish(messages));
        position = last.position;
        this.advance(position);
      }
      // Less than was asked for was all there is, unless somebody says that there is more.
      if (entries.length < batchSize) await at('messaging.relay.wait', () => this.waitForMore());
    }
    return (await at('messaging.relay.last-advanced', () => this.advanced)) ? 'stopped' : 'fenced';
  }

  private advance(position: bigint): void {
    this.advanced = at('messaging.relay.advance', () =>
      this.parts.checkpoints.advance(this.partition, this.generation, position),
    );
    // Heard of at the next turn; it may fail before.
    this.advanced.catch(() => undefined);
  }

  private waitForMore(): Promise<void> {
    this.waiting = new AbortController();
    if (this.woken || this.stopping.signal.aborted) return Promise.resolve();
    return pause(this.parts.pollMs, this.waiting.signal);
  }
}

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

  async stop(): Promise<void> {
    this.stopping.abort();
    this.waiting.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        if ((await this.publishFromCheckpoint(() => (failures = 0))) === 'fenced') return;
      } catch (error) {
        failures += 1;
        const { partition } = this;
        this.parts.logger.warn(
          { error, partition, failures },
          'publishing from the log failed; trying again',
        );
        await pause(Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), MAX_BACKOFF_MS), signal);
      }
    }
  }

  /** Read, publish, move the checkpoint: three steps without a transaction around them, so a crash repeats. */
  private async publishFromCheckpoint(succeeded: () => void): Promise<'fenced' | 'stopped'> {
    const { checkpoints, reader, transport, toMessages, batchSize } = this.parts;
    let position = await checkpoints.claim(this.partition, this.generation);
    if (position === undefined) return 'fenced';
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      const entries = await reader.readPartition(this.partition, position, batchSize);
      const last = entries.at(-1);
      if (last === undefined) {
        await this.waitForMore();
        continue;
      }
      const messages = entries.flatMap(({ event }) => toMessages(event));
      if (messages.length > 0) await transport.publish(messages);
      if (!(await checkpoints.advance(this.partition, this.generation, last.position))) return 'fenced';
      position = last.position;
      succeeded();
    }
    return 'stopped';
  }

  private async waitForMore(): Promise<void> {
    this.waiting = new AbortController();
    if (this.woken || this.stopping.signal.aborted) return;
    await pause(this.parts.pollMs, this.waiting.signal);
  }
}

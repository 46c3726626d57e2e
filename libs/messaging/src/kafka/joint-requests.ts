import { at } from '@ledgerbridge/failpoints';
import type { BatchBounds } from '../message-batches';
import { sizeOf, type OutgoingMessage } from '../message';

type Send = (messages: readonly OutgoingMessage[]) => Promise<void>;

interface Waiting {
  readonly messages: readonly OutgoingMessage[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets callers that wait for the producer share its next request. Requests go one at a time, so without it the relay
 * loops of eight partitions would wait for seven acknowledgements before their own. There is no timer: an idle producer
 * sends at once. Messages leave in the order they were given.
 */
export class JointRequests {
  private readonly waiting: Waiting[] = [];
  private running = false;

  /** @param bounds of a request; one caller's batch that is beyond them travels alone */
  constructor(
    private readonly sendNow: Send,
    private readonly bounds: BatchBounds,
  ) {}

  /** @throws what the request that carried the batch threw: it is not known to be durable */
  send(messages: readonly OutgoingMessage[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ messages, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const batches = this.nextBatches();
      await at('messaging.producer.request', () => this.request(batches)).catch((error: unknown) => {
        for (const { reject } of batches) reject(error);
      });
    }
    // At once: whoever asks between the last look and a later turn would wait for a request that nobody makes.
    this.running = false;
  }

  /**
   * A request that failed is tried again batch by batch, so that one the broker refuses fails its own caller alone. What
   * had arrived of it arrives twice then, as publishing may.
   */
  private async request(batches: readonly Waiting[]): Promise<void> {
    try {
      const messages = batches.flatMap((batch) => batch.messages);
      await at('messaging.producer.joint', () => this.sendNow(messages));
      for (const { resolve } of batches) resolve();
    } catch (error) {
      if (batches.length === 1) batches[0]?.reject(error);
      else for (const batch of batches) await at('messaging.producer.alone', () => this.request([batch]));
    }
  }

  private nextBatches(): Waiting[] {
    let [count, messages, bytes] = [0, 0, 0];
    for (const batch of this.waiting) {
      messages += batch.messages.length;
      bytes += batch.messages.reduce((sum, message) => sum + sizeOf(message), 0);
      if (count > 0 && (messages > this.bounds.messages || bytes > this.bounds.bytes)) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }
}

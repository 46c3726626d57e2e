import { at } from '@ledgerbridge/failpoints';
import { inBatches } from '../message-batches';
import type { Signals } from '../storage/signals';
import { topicSignal } from './postgres-consumer';
import type { TopicLog, TopicRecord } from './topic-log';

const PUBLISH_BOUNDS = { messages: 500, bytes: 4 * 1024 * 1024 };

/** Appends to topics and wakes who reads them. */
export class TopicPublisher {
  constructor(
    private readonly log: TopicLog,
    private readonly signals: Signals,
    private readonly connect: () => Promise<void>,
  ) {}

  /** Resolves when all of it is durable; a failure may leave a part of it published. */
  async publish(records: readonly TopicRecord[]): Promise<void> {
    await at('messaging.publish.connect', () => this.connect());
    for (const batch of inBatches(records, PUBLISH_BOUNDS))
      await at('messaging.publish.append', () => this.log.append(batch));
    this.signals.send(...new Set(records.map(({ topic }) => topicSignal(topic))));
  }
}

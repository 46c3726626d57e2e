import { at } from '@ledgerbridge/failpoints';
import { CompressionTypes, KafkaJSProtocolError, Partitioners, type Kafka, type Producer } from 'kafkajs';
import type { OutgoingMessage } from '../message';

const ALL_IN_SYNC_REPLICAS = -1;

/** Answers that mean that nothing was appended. */
const REFUSED = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
]);

/**
 * An idempotent producer that is thrown away when it does not know what became of a request. kafkajs numbers the
 * next request to a partition like the one that failed; had the broker appended that one, it would take the next,
 * other messages for its repetition, acknowledge them and drop them. For the same reason requests go one at a time.
 */
export class KafkaProducer {
  private current: Promise<Producer> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  /** Sends one request after all that were asked for before. @throws when it is not known to be durable */
  send(batch: readonly OutgoingMessage[]): Promise<void> {
    const sent = this.sendAfter(this.last, batch);
    this.last = sent.catch(() => undefined);
    return sent;
  }

  connect(): Promise<unknown> {
    return this.connected();
  }

  async close(): Promise<void> {
    await at('messaging.producer.last', () => this.last);
    await at('messaging.producer.close', () => this.discard());
  }

  private async sendAfter(before: Promise<unknown>, batch: readonly OutgoingMessage[]): Promise<void> {
    await at('messaging.producer.before', () => before);
    await at('messaging.producer.send', () => this.sendNow(batch));
  }

  private async sendNow(batch: readonly OutgoingMessage[]): Promise<void> {
    const producer = await at('messaging.producer.connected', () => this.connected());
    try {
      await at('messaging.producer.send-batch', () =>
        producer.sendBatch({
          acks: ALL_IN_SYNC_REPLICAS,
          compression: CompressionTypes.None,
          topicMessages: byTopic(batch),
        }),
      );
    } catch (error) {
      if (!isRefused(error)) await at('messaging.producer.discard', () => this.discard());
      throw error;
    }
  }

  private connected(): Promise<Producer> {
    this.current ??= this.open().catch((error: unknown) => {
      this.current = undefined;
      throw error;
    });
    return this.current;
  }

  private async open(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await at('messaging.producer.connect', () => producer.connect());
    return producer;
  }

  private async discard(): Promise<void> {
    const old = this.current;
    this.current = undefined;
    const producer = await at('messaging.producer.old', () => Promise.resolve(old).catch(() => undefined));
    await at('messaging.producer.disconnect', () => producer?.disconnect() ?? Promise.resolve());
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof KafkaJSProtocolError && REFUSED.has(error.type);
}

function byTopic(messages: readonly OutgoingMessage[]) {
  const topics = new Map<string, { key: string; value: string; headers: Record<string, string> }[]>();
  for (const { topic, key, value, headers = {} } of messages) {
    const list = topics.get(topic) ?? [];
    list.push({ key, value, headers: { ...headers } });
    topics.set(topic, list);
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}

import { randomUUID } from 'node:crypto';
import { KafkaTransport, readCloudEvent } from '@ledgerbridge/messaging';
import { Kafka, logLevel } from 'kafkajs';

/** Takes all messages of a topic once. */
export interface Receiver {
  /** @returns messages a second, from the first batch to the last */
  take(topic: string, count: number): Promise<number>;
}

const MOST_BYTES = 1024 * 1024;

/** Told of every batch; does nothing with it, as the handlers of this bench. */
class Progress {
  readonly done: Promise<number>;
  private seen = 0;
  private start = 0;
  private first = 0;
  private resolve: (rate: number) => void = () => undefined;

  constructor(private readonly count: number) {
    this.done = new Promise((resolve) => (this.resolve = resolve));
  }

  readonly handle = (events: readonly unknown[]): void => {
    const now = performance.now();
    if (this.start === 0) [this.start, this.first] = [now, events.length];
    this.seen += events.length;
    if (this.seen >= this.count) this.resolve(((this.seen - this.first) * 1000) / (now - this.start));
  };
}

/** Plain kafkajs, as its documentation uses it, at the settings of ours. */
export const raw = (brokers: readonly string[]): Receiver => ({
  async take(topic, count) {
    const kafka = new Kafka({ clientId: 'bench-raw', brokers: [...brokers], logLevel: logLevel.NOTHING });
    const consumer = kafka.consumer({ groupId: `raw-${randomUUID()}`, maxWaitTimeInMs: 500 });
    const progress = new Progress(count);
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      partitionsConsumedConcurrently: 8,
      eachBatch: async ({ batch }) =>
        progress.handle(
          batch.messages.map(({ value }) => JSON.parse(value?.toString() ?? 'null') as unknown),
        ),
    });
    const rate = await progress.done;
    await consumer.disconnect();
    return rate;
  },
});

/** Our transport with the envelope's checks, without a database behind it: every position begins at the beginning. */
export const transport = (brokers: readonly string[]): Receiver => ({
  async take(topic, count) {
    const kafka = new KafkaTransport({ brokers, clientId: 'bench-transport' });
    const progress = new Progress(count);
    await kafka.consume({
      group: `transport-${randomUUID()}`,
      topics: [topic],
      positions: { claim: () => Promise.resolve({ next: undefined, generation: '1' }) },
      handle: async ({ messages }) => {
        const readings = messages.map((message) => readCloudEvent(message, MOST_BYTES));
        if (readings.some(({ ok }) => !ok)) throw new Error('a message was refused');
        progress.handle(readings);
        return { status: 'handled' };
      },
    });
    const rate = await progress.done;
    await kafka.close();
    return rate;
  },
});

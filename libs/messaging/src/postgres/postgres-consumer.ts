import { Leases, type LeaseOptions } from '../leases/leases';
import type { TransportConsumer } from '../transport';
import { PartitionReader, type ReaderOptions } from './partition-reader';

/** One member of a group: readers for the partitions whose leases it holds. */
export class PostgresConsumer implements TransportConsumer {
  private readonly readers = new Map<string, PartitionReader>();
  private readonly leases: Leases;
  private readonly unsubscribe: (() => void)[] = [];

  constructor(
    private readonly reading: ReaderOptions,
    private readonly options: Omit<LeaseOptions, 'pool' | 'items' | 'onGained' | 'onLost'>,
    partitions: readonly { topic: string; partition: number }[],
  ) {
    this.leases = new Leases({
      ...options,
      pool: reading.consume.group,
      items: partitions.map(({ topic, partition }) => `${topic}/${partition}`),
      onGained: ({ item }) => this.begin(item),
      onLost: (item) => this.end(item),
    });
  }

  async start(): Promise<void> {
    for (const topic of this.reading.consume.topics)
      this.unsubscribe.push(this.options.signals.on(topicSignal(topic), () => this.wake(topic)));
    await this.leases.start();
  }

  async close(): Promise<void> {
    for (const stop of this.unsubscribe) stop();
    await this.leases.close();
  }

  private begin(item: string): void {
    const slash = item.lastIndexOf('/');
    const reader = new PartitionReader(this.reading, item.slice(0, slash), Number(item.slice(slash + 1)));
    this.readers.set(item, reader);
  }

  private async end(item: string): Promise<void> {
    await this.readers.get(item)?.stop();
    this.readers.delete(item);
  }

  private wake(topic: string): void {
    for (const [item, reader] of this.readers) if (item.startsWith(`${topic}/`)) reader.wake();
  }
}

/** The signal that a topic has new messages. */
export const topicSignal = (topic: string): string => `topic:${topic}`;

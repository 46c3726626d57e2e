import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import type { System } from '../system/system';

const TOPIC = 'sync.changed';

/**
 * When the broker had what sync's relay published, as the broker itself stamps it: from outside, so that the measuring
 * takes nothing from the machine while it is under load.
 */
export class Relayed {
  private readonly kafka: Kafka;

  constructor({ kafkaBrokers }: System) {
    this.kafka = new Kafka({
      clientId: 'bench-relayed',
      brokers: [...kafkaBrokers],
      logLevel: logLevel.ERROR,
    });
  }

  /** Makes the broker stamp messages when it appends them, instead of the producer when it sends them. */
  async stampAtTheBroker(): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: TOPIC, configEntries }],
    });
    await admin.disconnect();
  }

  /** By event, in ms since 1970: everything that the topic holds now. A message that came twice counts when it came first. */
  async appended(): Promise<Map<string, number>> {
    const ends = await this.ends();
    const appended = new Map<string, number>();
    const consumer = this.kafka.consumer({ groupId: `bench-${Date.now()}` });
    await consumer.connect();
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const left = new Map([...ends].filter(([, end]) => end > 0n));
      if (left.size === 0) resolve();
      consumer
        .run({
          eachMessage: ({ partition, message: { value, offset, timestamp } }) => {
            const { id } = JSON.parse(String(value)) as { id: string };
            if (!appended.has(id)) appended.set(id, Number(timestamp));
            if (BigInt(offset) + 1n >= (ends.get(partition) ?? 0n)) left.delete(partition);
            if (left.size === 0) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
    await consumer.disconnect();
    return appended;
  }

  /** By partition, the offset after its last message. */
  private async ends(): Promise<Map<number, bigint>> {
    const admin = this.kafka.admin();
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(TOPIC);
    await admin.disconnect();
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  }
}

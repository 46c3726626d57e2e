import { at } from '@ledgerbridge/failpoints';
import { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import { silentLogger, type MessagingLogger } from '../logger';
import { inBatches } from '../message-batches';
import type { OutgoingMessage } from '../message';
import type {
  ConsumeOptions,
  MessageTransport,
  TopicSpec,
  TransportConsumer,
  TransportHealth,
} from '../transport';
import { KafkaConsumer, type KafkaConsumerTimes } from './kafka-consumer';
import { kafkaLog } from './kafka-log';
import { JointRequests } from './joint-requests';
import { KafkaProducer } from './kafka-producer';
import { kafkaSocket } from './kafka-socket';

export interface KafkaTransportOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  readonly replicationFactor?: number;
  /** The topics' `max.message.bytes`: what a host may send at most, in bytes. Ours are bounded far below. */
  readonly maxMessageBytes?: number;
  readonly logger?: MessagingLogger;
  readonly times?: Partial<KafkaConsumerTimes>;
}

/** Below the broker's default limit of 1 MiB for a request to one partition: beyond it nothing is retried. */
const PUBLISH_BOUNDS = { messages: 500, bytes: 900_000 };
const DEFAULT_MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Topics in Apache Kafka. */
export class KafkaTransport implements MessageTransport {
  readonly kind = 'kafka';
  private readonly kafka: Kafka;
  private readonly producer: KafkaProducer;
  private readonly requests: JointRequests;
  private readonly admin: Admin;
  private readonly logger: MessagingLogger;
  private readonly consumers = new Set<KafkaConsumer>();
  private connected: Promise<void> | undefined;

  constructor(private readonly options: KafkaTransportOptions) {
    this.logger = options.logger ?? silentLogger;
    this.kafka = new Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      logLevel: logLevel.INFO,
      logCreator: kafkaLog(this.logger),
      socketFactory: kafkaSocket,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 15 },
      ...(options.ssl === undefined ? {} : { ssl: options.ssl }),
      ...(options.sasl === undefined ? {} : { sasl: options.sasl }),
    });
    this.producer = new KafkaProducer(this.kafka);
    this.requests = new JointRequests((batch) => this.producer.send(batch), PUBLISH_BOUNDS);
    this.admin = this.kafka.admin();
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    await this.connect();
    for (const batch of inBatches(messages, PUBLISH_BOUNDS)) {
      await at('messaging.producer.send-all', () => this.requests.send(batch));
    }
  }

  async ensureTopics(topics: readonly TopicSpec[]): Promise<void> {
    await this.connect();
    const existing = new Set(await this.admin.listTopics());
    const missing = topics.filter(({ topic }) => !existing.has(topic));
    if (missing.length === 0) return;
    const { replicationFactor = 1, maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES } = this.options;
    await this.admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ topic, partitions }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor,
        configEntries: [{ name: 'max.message.bytes', value: String(maxMessageBytes) }],
      })),
    });
  }

  async consume(options: ConsumeOptions): Promise<TransportConsumer> {
    const consumer = new KafkaConsumer(this.kafka, options, this.logger, this.options.times);
    this.consumers.add(consumer);
    await consumer.start();
    return { close: () => this.leave(consumer) };
  }

  async health(): Promise<TransportHealth> {
    const down = [...this.consumers]
      .map((consumer) => consumer.downReason)
      .find((reason) => reason !== undefined);
    if (down !== undefined) return { status: 'down', reason: down };
    try {
      await this.connect();
      await this.admin.describeCluster();
      return { status: 'up' };
    } catch (error) {
      return { status: 'down', reason: error instanceof Error ? error.message : 'no answer' };
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => this.leave(consumer)));
    await this.connected?.catch(() => undefined);
    await Promise.all([this.producer.close(), this.admin.disconnect()]);
  }

  private async leave(consumer: KafkaConsumer): Promise<void> {
    this.consumers.delete(consumer);
    await consumer.close();
  }

  private connect(): Promise<void> {
    this.connected ??= Promise.all([this.producer.connect(), this.admin.connect()]).then(
      () => undefined,
      (error: unknown) => {
        this.connected = undefined;
        throw error;
      },
    );
    return this.connected;
  }
}

import type { Pool } from 'pg';
import { silentLogger, type MessagingLogger } from '../logger';
import type { OutgoingMessage } from '../message';
import { schemaName } from '../storage/schema-name';
import { Signals } from '../storage/signals';
import type {
  ConsumeOptions,
  MessageTransport,
  TopicSpec,
  TransportConsumer,
  TransportHealth,
} from '../transport';
import { PostgresConsumer } from './postgres-consumer';
import { TopicLog, type TopicRecord } from './topic-log';
import { TopicPublisher } from './topic-publisher';
import { installTopicTables, maintainTopicTables } from './topic-tables';

export interface PostgresTransportOptions {
  /** The database that all services of the installation share for their topics. */
  readonly pool: Pool;
  readonly schema: string;
  readonly logger?: MessagingLogger;
  /** After this time without a sign of life a member's partitions go to the others. */
  readonly leaseMs?: number;
  /** Slow poll, for wake-up signals that were lost. */
  readonly pollMs?: number;
  readonly batch?: { readonly messages: number; readonly bytes: number };
}

const READ_BOUNDS = { messages: 500, bytes: 4 * 1024 * 1024 };
const MAINTAIN_EVERY_MS = 3_600_000;

/** Topics in Postgres: the default of an embedded or small installation. */
export class PostgresTransport implements MessageTransport {
  readonly kind = 'postgres';
  private readonly log: TopicLog;
  private readonly signals: Signals;
  private readonly publisher: TopicPublisher;
  private readonly logger: MessagingLogger;
  private readonly consumers = new Set<TransportConsumer>();
  private readonly schema: string;
  private ready: Promise<void> | undefined;
  private maintenance: NodeJS.Timeout | undefined;

  constructor(private readonly options: PostgresTransportOptions) {
    this.schema = schemaName(options.schema);
    this.logger = options.logger ?? silentLogger;
    this.log = new TopicLog(options.pool, this.schema);
    this.signals = new Signals(options.pool, this.schema, this.logger);
    this.publisher = new TopicPublisher(this.log, this.signals, () => this.connect());
  }

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.publishRaw(
      messages.map(({ topic, key, value, headers = {} }) => ({
        topic,
        key: Buffer.from(key),
        value: Buffer.from(value),
        headers,
      })),
    );
  }

  /** Publishes bytes as they are, as a foreign producer may. */
  publishRaw(records: readonly TopicRecord[]): Promise<void> {
    return this.publisher.publish(records);
  }

  async ensureTopics(topics: readonly TopicSpec[]): Promise<void> {
    await this.connect();
    await this.log.create(topics);
  }

  async consume(options: ConsumeOptions): Promise<TransportConsumer> {
    await this.connect();
    const { pollMs = 2_000, leaseMs = 10_000, batch = READ_BOUNDS, pool: db } = this.options;
    const { log, logger, signals, schema } = this;
    const counts = await Promise.all(options.topics.map((topic) => log.partitions(topic)));
    const partitions = options.topics.flatMap((topic, index) =>
      Array.from({ length: counts[index] ?? 0 }, (_, partition) => ({ topic, partition })),
    );
    const reading = { log, consume: options, logger, pollMs, batch };
    const consumer = new PostgresConsumer(
      reading,
      { db, schema, ttlMs: leaseMs, signals, logger },
      partitions,
    );
    this.consumers.add(consumer);
    await consumer.start();
    return { close: () => this.leave(consumer) };
  }

  async health(): Promise<TransportHealth> {
    try {
      await this.options.pool.query(`SELECT FROM ${this.schema}.topics LIMIT 1`);
      return { status: 'up' };
    } catch (error) {
      return { status: 'down', reason: error instanceof Error ? error.name : 'no answer' };
    }
  }

  async close(): Promise<void> {
    clearInterval(this.maintenance);
    await Promise.all([...this.consumers].map((consumer) => this.leave(consumer)));
    await this.signals.close();
  }

  private async leave(consumer: TransportConsumer): Promise<void> {
    this.consumers.delete(consumer);
    await consumer.close();
  }

  private connect(): Promise<void> {
    this.ready ??= this.open().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return this.ready;
  }

  private async open(): Promise<void> {
    await installTopicTables(this.options.pool, this.schema);
    await this.signals.connect();
    this.maintenance = setInterval(() => {
      maintainTopicTables(this.options.pool, this.schema).catch((error: unknown) =>
        this.logger.warn({ error }, 'the topics of tomorrow could not be prepared; trying again in an hour'),
      );
    }, MAINTAIN_EVERY_MS).unref();
  }
}

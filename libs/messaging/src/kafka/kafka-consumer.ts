import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { MessagingLogger } from '../logger';
import type { ConsumeOptions } from '../transport';
import { AssignedPartition, type PartitionControl } from './assigned-partition';
import { takeBatch } from './take-batch';

export interface KafkaConsumerTimes {
  /** A member that was silent for longer loses its partitions. */
  readonly sessionTimeoutMs: number;
  readonly rebalanceTimeoutMs: number;
  readonly heartbeatMs: number;
  /** Longest wait of a fetch for new messages. */
  readonly maxWaitMs: number;
  /**
   * How long the fetch loop waits for a batch. After it the partition is paused and its batch goes on beside the
   * loop, which keeps fetching other partitions and sending heartbeats.
   */
  readonly patienceMs: number;
}

const DEFAULT_TIMES: KafkaConsumerTimes = {
  sessionTimeoutMs: 15_000,
  rebalanceTimeoutMs: 30_000,
  heartbeatMs: 3_000,
  maxWaitMs: 500,
  patienceMs: 250,
};

/** One member of a Kafka group whose positions are kept in Postgres. */
export class KafkaConsumer {
  downReason: string | undefined;
  private readonly consumer: Consumer;
  private readonly times: KafkaConsumerTimes;
  private assigned = new Map<string, AssignedPartition>();
  private readonly former = new Set<Promise<void>>();
  private closed = false;

  constructor(
    kafka: Kafka,
    private readonly options: ConsumeOptions,
    private readonly logger: MessagingLogger,
    times: Partial<KafkaConsumerTimes> = {},
  ) {
    this.times = { ...DEFAULT_TIMES, ...times };
    this.consumer = kafka.consumer({
      groupId: options.group,
      sessionTimeout: this.times.sessionTimeoutMs,
      rebalanceTimeout: this.times.rebalanceTimeoutMs,
      heartbeatInterval: this.times.heartbeatMs,
      maxWaitTimeInMs: this.times.maxWaitMs,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10 },
    });
  }

  async start(): Promise<void> {
    const { GROUP_JOIN, CRASH } = this.consumer.events;
    const joined = new Promise<void>((resolve, reject) => {
      this.consumer.on(GROUP_JOIN, ({ payload }) => {
        this.assign(payload.memberAssignment);
        resolve();
      });
      this.consumer.on(CRASH, ({ payload }) => {
        this.crashed(payload.error, payload.restart);
        if (!payload.restart) reject(payload.error);
      });
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 8,
      eachBatch: (payload) => this.take(payload),
    });
    await joined;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.unassign();
    await this.consumer.disconnect();
    await Promise.all(this.former);
  }

  /**
   * Runs within kafkajs' announcement, before its next fetch: whatever was fetched until now belongs to the broker's
   * idea of the position and is dropped, because every partition is claimed and sought anew.
   */
  private assign(assignment: Record<string, number[]>): void {
    this.unassign();
    if (this.closed) return;
    for (const [topic, partitions] of Object.entries(assignment))
      for (const partition of partitions)
        this.assigned.set(
          `${topic}/${partition}`,
          new AssignedPartition(this.options, this.logger, this.control(topic, partition)),
        );
  }

  private unassign(): void {
    for (const partition of this.assigned.values()) {
      const stopped = partition.stop().finally(() => this.former.delete(stopped));
      this.former.add(stopped);
    }
    this.assigned = new Map();
  }

  private control(topic: string, partition: number): PartitionControl {
    const here = [{ topic, partitions: [partition] }];
    return {
      topic,
      partition,
      seek: (offset) => this.whileRunning(() => this.consumer.seek({ topic, partition, offset })),
      pause: () => this.whileRunning(() => this.consumer.pause(here)),
      resume: () => this.whileRunning(() => this.consumer.resume(here)),
      commit: (offset) => this.consumer.commitOffsets([{ topic, partition, offset }]),
    };
  }

  /** kafkajs throws when it is between a crash and its restart; the next assignment starts over anyway. */
  private whileRunning(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.logger.debug({ error, group: this.options.group }, 'the consumer is not running');
    }
  }

  /** A rejection here would make kafkajs stop for good when it is a TypeError: none may leave. */
  private async take(payload: EachBatchPayload): Promise<void> {
    const { topic, partition: number } = payload.batch;
    const partition = this.assigned.get(`${topic}/${number}`);
    if (partition === undefined || !payload.isRunning() || payload.isStale()) return;
    await takeBatch(partition, payload, this.times.patienceMs);
  }

  private crashed(error: Error, restart: boolean): void {
    this.unassign();
    if (restart || this.closed) {
      this.logger.debug({ error: error.name, group: this.options.group }, 'the consumer starts again');
      return;
    }
    this.downReason = `consumer ${this.options.group} stopped: ${error.name}`;
    this.logger.error({ error, group: this.options.group }, 'the consumer has stopped for good');
    this.options.onDown?.(error);
  }
}

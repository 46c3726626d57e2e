import type { OutgoingMessage, RawMessage } from './message';

/**
 * Carries messages between services: at least once, in the order of a key, to every group that asks.
 * Two exist, Kafka and Postgres; one contract spec runs against both.
 */
export interface MessageTransport {
  readonly kind: 'kafka' | 'postgres';
  /**
   * Resolves when every message is durable, in the given order per key. Splits what is too big for one request.
   * @throws when the transport did not take them; some may have arrived, so publishing again is right
   */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Makes the topics that do not exist yet. Never changes the partitions of one that does: keys would move. */
  ensureTopics(topics: readonly TopicSpec[]): Promise<void>;
  /** Joins a group; resolves when the member has joined. Topics must exist. */
  consume(options: ConsumeOptions): Promise<TransportConsumer>;
  health(): Promise<TransportHealth>;
  /** Closes consumers and connections; waits for the batches in hand. */
  close(): Promise<void>;
}

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
}

export interface ConsumeOptions {
  readonly group: string;
  readonly topics: readonly string[];
  readonly positions: PartitionPositions;
  readonly handle: PartitionBatchHandler;
  /** The consumer has stopped for good and its process should end. */
  readonly onDown?: (reason: Error) => void;
}

export interface TransportConsumer {
  /** Waits for the batch in hand, then leaves the group. */
  close(): Promise<void>;
}

export type TransportHealth =
  { readonly status: 'up' } | { readonly status: 'down'; readonly reason: string };

/**
 * Where a group stands, kept with what the group has written: both are restored together, so a restored
 * database asks again for what it has lost. The broker's own offset is a hint.
 */
export interface PartitionPositions {
  /**
   * Makes the caller the only one who may move this position. Whoever claimed before is fenced: its generation is
   * old. Waits for a transaction of the former owner that has moved the position and not ended.
   */
  claim(group: string, topic: string, partition: number): Promise<ClaimedPosition>;
}

export interface ClaimedPosition {
  /** Offset of the first message to deliver; undefined: the group never read this partition, so its beginning. */
  readonly next: string | undefined;
  readonly generation: string;
}

/** A run of messages of one partition, in order. */
export interface PartitionBatch {
  readonly topic: string;
  readonly partition: number;
  /** What `claim` answered for this partition. */
  readonly generation: string;
  readonly messages: readonly RawMessage[];
  /** Aborted when the member leaves or loses the partition: stop retrying. */
  readonly signal: AbortSignal;
}

/**
 * `handled`: everything up to the last message is done and recorded. `fenced`: another member owns the partition
 * now. `retry`: nothing after `next` was done; deliver again from there after `afterMs`, without holding up other
 * partitions meanwhile.
 */
export type BatchOutcome =
  | { readonly status: 'handled' }
  | { readonly status: 'fenced' }
  | { readonly status: 'retry'; readonly next: string; readonly afterMs: number };

/** Never rejects for a bad message: that one is parked. A rejection is treated as a retry after a second. */
export type PartitionBatchHandler = (batch: PartitionBatch) => Promise<BatchOutcome>;

import type { OutgoingMessage } from '../message';

/** What the relay needs of an event log: gapless positions per partition, visible in order. */
export interface LogReader<Event> {
  readonly partitions: number;
  /** Events after a position, in order. Must not hold a transaction after it has answered. */
  readPartition(partition: number, after: bigint, limit: number): Promise<readonly LogEntry<Event>[]>;
}

export interface LogEntry<Event> {
  readonly position: bigint;
  readonly event: Event;
}

/** What an event says to the outside; often nothing. Pure, so that publishing again says the same. */
export type ToMessages<Event> = (event: Event) => readonly OutgoingMessage[];

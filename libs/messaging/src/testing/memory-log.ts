import type { LogEntry, LogReader } from '../relay/log-reader';

/** An event log in memory, for the relay. */
export class MemoryLog implements LogReader<string> {
  private readonly events: string[][];

  constructor(readonly partitions: number) {
    this.events = Array.from({ length: partitions }, () => []);
  }

  append(partition: number, ...events: string[]): void {
    this.events[partition]?.push(...events);
  }

  readPartition(partition: number, after: bigint, limit: number): Promise<LogEntry<string>[]> {
    const entries = (this.events[partition] ?? []).map((event, index) => ({
      position: BigInt(index + 1),
      event,
    }));
    return Promise.resolve(entries.filter(({ position }) => position > after).slice(0, limit));
  }
}

import type { Pool } from 'pg';
import { Leases } from '../leases/leases';
import { silentLogger, type MessagingLogger } from '../logger';
import { schemaName } from '../storage/schema-name';
import { Signals } from '../storage/signals';
import type { MessageTransport } from '../transport';
import { CheckpointStore } from './checkpoint-store';
import type { LogReader, ToMessages } from './log-reader';
import { RelayLoop, type RelayLoopParts } from './relay-loop';

export interface RelayOptions<Event> {
  /** Names the checkpoints; one relay per service is usual. */
  readonly name: string;
  readonly reader: LogReader<Event>;
  readonly toMessages: ToMessages<Event>;
  readonly transport: Pick<MessageTransport, 'publish'>;
  readonly pool: Pool;
  /** The schema of `installConsumerTables`. */
  readonly schema: string;
  readonly logger?: MessagingLogger;
  /** Events read at once; what they say is split by bytes when it is published. */
  readonly batchSize?: number;
  readonly leaseMs?: number;
  /** Slow poll, for wake-ups that were lost. */
  readonly pollMs?: number;
}

/**
 * Publishes committed events by their position: the log is the outbox. At least once, in order per partition of the
 * log. Replicas share the partitions by lease; a checkpoint moves under the lease's generation only, and only forward.
 * No transaction is open while the broker is waited for.
 */
export class Relay<Event> {
  private readonly signals: Signals;
  private readonly checkpoints: CheckpointStore;
  private readonly leases: Leases;
  private readonly loops = new Map<string, RelayLoop<Event>>();

  constructor(private readonly options: RelayOptions<Event>) {
    const { pool: db, name, reader, leaseMs = 10_000, logger = silentLogger } = options;
    const schema = schemaName(options.schema);
    this.signals = new Signals(db, schema, logger);
    this.checkpoints = new CheckpointStore(db, schema, name);
    const parts = this.loopParts(logger);
    this.leases = new Leases({
      ...{ db, schema, ttlMs: leaseMs, signals: this.signals, logger },
      pool: `relay:${name}`,
      items: Array.from({ length: reader.partitions }, (_, partition) => String(partition)),
      onGained: ({ item, generation }) =>
        void this.loops.set(item, new RelayLoop(parts, Number(item), generation)),
      onLost: (item) => this.endLoop(item),
    });
  }

  async start(): Promise<void> {
    await this.signals.connect();
    await this.leases.start();
  }

  /** New events were committed; of which partition, when it is known. */
  wake(partition?: number): void {
    for (const [item, loop] of this.loops)
      if (partition === undefined || item === String(partition)) loop.wake();
  }

  /** Last published position per partition: with the log's own last positions it gives the lag. */
  positions(): Promise<Map<number, bigint>> {
    return this.checkpoints.positions();
  }

  /** Waits for the batch in hand. */
  async close(): Promise<void> {
    await this.leases.close();
    await this.signals.close();
  }

  private loopParts(logger: MessagingLogger): RelayLoopParts<Event> {
    const { reader, toMessages, transport, batchSize = 500, pollMs = 1_000 } = this.options;
    return { reader, toMessages, transport, checkpoints: this.checkpoints, logger, batchSize, pollMs };
  }

  private async endLoop(item: string): Promise<void> {
    await this.loops.get(item)?.stop();
    this.loops.delete(item);
  }
}

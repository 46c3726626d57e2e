import type { PoolClient, QueryConfig } from 'pg';
import type { Queryable } from '../database';
import { quotedSchema } from '../schema/schema-name';
import type { TenantKeys } from '../sealing/tenant-keys';
import { type AppendBatch, layOut, sealingTenants } from './append-batch';
import { type AppendRow, resultsOf } from './append-result';
import type { Append, AppendResult, RecordedEvent } from './event';
import { partitionSql, readEvents, streamsSql } from './read-events';
import { UnknownEventError } from './unknown-event-error';
import { type EventCatalogue, Upcasting, type Upcaster } from './upcast';

export interface EventLogOptions {
  /** Postgres schema of this service's log. */
  readonly schema: string;
  /** As installed; the database refuses appends of a writer configured otherwise. */
  readonly partitions?: number;
  readonly keys: TenantKeys;
  readonly upcasters?: readonly Upcaster[];
  /** Current version of every event type this release knows. Left out: every event is taken for known. */
  readonly catalogue?: EventCatalogue;
}

/** Events up to the first one that this release does not know. */
export interface KnownBatch {
  readonly events: RecordedEvent[];
  readonly unknown: RecordedEvent | undefined;
}

/** The append-only log of one service: gapless positions per partition, gapless versions per stream. */
export class EventLog {
  readonly schema: string;
  readonly partitions: number;
  readonly keys: TenantKeys;
  private readonly upcasting: Upcasting;
  private readonly sql: { append: string; streams: string; partition: string };

  constructor({ schema, partitions = 8, keys, upcasters = [], catalogue }: EventLogOptions) {
    const s = quotedSchema(schema);
    this.schema = schema;
    this.partitions = partitions;
    this.keys = keys;
    this.upcasting = new Upcasting(upcasters, catalogue);
    this.sql = {
      append: `SELECT * FROM ${s}.append_events($1, $2, $3, $4) ORDER BY ordinal`,
      streams: streamsSql(s),
      partition: partitionSql(s),
    };
  }

  /**
   * Appends a batch in one statement. Must be the last statement of its transaction, which then commits at once: from
   * here on the partitions of the batch are locked for every other writer.
   *
   * @param tx a transaction under READ COMMITTED
   * @returns a result per append, in their order; those in conflict are left out of the log, the others are in it
   * @throws on a bug (no events, no UUID, a stream that changed its division, a reused event id), and
   *   TenantKeyDestroyedError when content was to be sealed for an erased tenant
   */
  async append(tx: PoolClient, appends: readonly Append[]): Promise<AppendResult[]> {
    if (appends.length === 0) return [];
    const batch = await this.prepare(tx, appends);
    const { rows } = await tx.query<AppendRow>(this.appendStatement(batch));
    return resultsOf(appends, rows, batch);
  }

  /** A stream's events in order; none when the stream does not exist. @throws UnknownEventError */
  async readStream(db: Queryable, streamId: string): Promise<RecordedEvent[]> {
    return (await this.readStreams(db, [streamId])).get(streamId) ?? [];
  }

  /** Several streams in one query. Every id asked for has an entry. @throws UnknownEventError */
  async readStreams(db: Queryable, streamIds: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
    const streams = new Map<string, RecordedEvent[]>(streamIds.map((id) => [id, []]));
    if (streams.size === 0) return streams;
    const events = await readEvents(db, this.keys, this.sql.streams, [[...streams.keys()]]);
    for (const event of this.allKnown(events)) streams.get(event.streamId)?.push(event);
    return streams;
  }

  /** At most `limit` events of a partition after a position, in order. @throws UnknownEventError */
  async readPartition(
    db: Queryable,
    partition: number,
    afterPosition: number,
    limit: number,
  ): Promise<RecordedEvent[]> {
    return this.allKnown(
      await readEvents(db, this.keys, this.sql.partition, [partition, afterPosition, limit]),
    );
  }

  /** As {@link readPartition}, for subscriptions: stops before the first unknown event and says which it is. */
  async readKnown(
    db: Queryable,
    partition: number,
    afterPosition: number,
    limit: number,
  ): Promise<KnownBatch> {
    const written = await readEvents(db, this.keys, this.sql.partition, [partition, afterPosition, limit]);
    const lifted = written.map((event) => this.upcasting.lift(event));
    const end = lifted.findIndex((event) => !this.upcasting.knows(event));
    return end < 0
      ? { events: lifted, unknown: undefined }
      : { events: lifted.slice(0, end), unknown: lifted[end] };
  }

  private async prepare(tx: PoolClient, appends: readonly Append[]): Promise<AppendBatch> {
    const keys = await this.keys.ensure(tx, sealingTenants(appends));
    return layOut(appends, { partitions: this.partitions, upcasting: this.upcasting, keys });
  }

  /** Named, so that a connection parses it once: a fifth of what a single append costs PostgreSQL. */
  private appendStatement({ streams, appends, events }: AppendBatch): QueryConfig {
    const parts = [streams, appends, events].map((part) => JSON.stringify(part));
    return {
      name: `append to ${this.schema}`,
      text: this.sql.append,
      values: [this.partitions, ...parts],
    };
  }

  private allKnown(events: readonly RecordedEvent[]): RecordedEvent[] {
    return events.map((written) => {
      const event = this.upcasting.lift(written);
      if (this.upcasting.knows(event)) return event;
      throw new UnknownEventError(event.type, event.schemaVersion, event.streamId);
    });
  }
}

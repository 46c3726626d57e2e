import type { Queryable } from '../database';
import { quotedSchema } from '../schema/schema-name';

export interface PartitionLag {
  readonly partition: number;
  /** The last position handled. */
  readonly position: number;
  /** Events not handled yet. */
  readonly behind: number;
  /** How long the oldest of them has waited, in seconds; 0 when there is none. */
  readonly seconds: number;
  /** What the partition stands at, if it stands. */
  readonly failing: FailingEvent | null;
}

export interface FailingEvent {
  readonly since: Date;
  readonly attempts: number;
  /** Null when the event could not be read. */
  readonly streamId: string | null;
  readonly type: string | null;
  /** Class and code of the error. */
  readonly reason: string;
}

interface LagRow {
  partition: number;
  position: string;
  behind: string;
  seconds: number;
  failing_since: Date | null;
  attempts: number;
  failing_stream: string | null;
  failing_type: string | null;
  failing_reason: string | null;
}

/** The lag of one subscription by partition: the metric to watch, and what an operator looks at first. */
export async function lagOf(db: Queryable, schema: string, name: string): Promise<PartitionLag[]> {
  const s = quotedSchema(schema);
  const { rows } = await db.query<LagRow>(
    `SELECT c.partition, c.position, p.last_position - c.position AS behind, c.attempts, c.failing_since,
            c.failing_stream, c.failing_type, c.failing_reason,
            coalesce(extract(epoch FROM clock_timestamp() - e.recorded_at), 0)::float8 AS seconds
     FROM ${s}.checkpoints c JOIN ${s}.log_partitions p ON p.partition = c.partition
     LEFT JOIN ${s}.events e ON e.partition = c.partition AND e.position = c.position + 1
     WHERE c.name = $1 ORDER BY c.partition`,
    [name],
  );
  return rows.map((row) => ({
    partition: row.partition,
    position: Number(row.position),
    behind: Number(row.behind),
    seconds: row.seconds,
    failing: row.failing_since && {
      since: row.failing_since,
      attempts: row.attempts,
      streamId: row.failing_stream,
      type: row.failing_type,
      reason: row.failing_reason ?? '',
    },
  }));
}

import type { Queryable } from '../database';
import { quotedSchema } from '../schema/schema-name';

export interface QuarantinedStream {
  readonly subscription: string;
  readonly streamId: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * An operator's decision that one subscription passes over one stream, so that the rest of its partition goes on.
 * It stays on the list until it is released. Idempotent.
 */
export async function quarantineStream(
  db: Queryable,
  schema: string,
  { subscription, streamId, reason, by }: Omit<QuarantinedStream, 'at'>,
): Promise<void> {
  const s = quotedSchema(schema);
  await db.query(
    `WITH quarantined AS (
       INSERT INTO ${s}.quarantined_streams (name, stream_id, reason, quarantined_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name, stream_id) DO NOTHING)
     UPDATE ${s}.checkpoints SET retry_at = NULL WHERE name = $1 AND failing_stream = $2`,
    [subscription, streamId, reason, by],
  );
}

/**
 * Takes a stream off the list. Events passed over meanwhile stay so: a projection is rebuilt to have them, a processor
 * never will.
 * @returns whether it was on the list
 */
export async function releaseStream(
  db: Queryable,
  schema: string,
  subscription: string,
  streamId: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `DELETE FROM ${quotedSchema(schema)}.quarantined_streams WHERE name = $1 AND stream_id = $2`,
    [subscription, streamId],
  );
  return rowCount === 1;
}

/** What is in quarantine, the oldest first. */
export async function quarantinedStreams(db: Queryable, schema: string): Promise<QuarantinedStream[]> {
  const { rows } = await db.query<QuarantinedStream>(
    `SELECT name AS subscription, stream_id AS "streamId", reason, quarantined_by AS by, quarantined_at AS at
     FROM ${quotedSchema(schema)}.quarantined_streams ORDER BY quarantined_at, name, stream_id`,
  );
  return rows;
}

import type { Pool, PoolClient } from 'pg';
import type { Queryable } from '../database';
import type { RecordedEvent } from '../log/event';
import type { EventLog } from '../log/event-log';
import { quotedSchema } from '../schema/schema-name';
import { withConnection } from '../with-connection';
import type { TransactionalHandler } from './transactional-turn';

export interface RebuildOptions {
  readonly name: string;
  /** Lends two connections for the whole time. */
  readonly pool: Pool;
  readonly log: EventLog;
  /** Empties the read model, with DELETE rather than TRUNCATE: readers keep the old rows until the commit. */
  readonly reset: (tx: PoolClient) => Promise<void>;
  /** The handler of the live projection. */
  readonly handle: TransactionalHandler;
  readonly batchSize?: number;
}

export type RebuildResult =
  | { readonly ok: true; readonly events: number }
  | { readonly ok: false; readonly reason: 'not-a-projection' | 'unknown-subscription' };

interface Checkpoint {
  readonly partition: number;
  readonly kind: string;
}

/**
 * Builds a projection's rows anew from the first event, in one transaction: readers see the old rows until the new ones
 * are complete. Live replicas of the projection wait meanwhile, nothing else does. Events of erased tenants and of
 * quarantined streams are left out. A processor is refused: it would act on the world again.
 *
 * @throws what the handler throws, and UnknownEventError; nothing has changed then
 */
export function rebuildProjection(options: RebuildOptions): Promise<RebuildResult> {
  const { pool } = options;
  // The log is read on a connection of its own, beside the writing: both lent before anything is locked.
  return withConnection(pool, (reader) =>
    withConnection(pool, async (tx) => {
      await tx.query('BEGIN');
      const result = await rebuildIn(tx, reader, options);
      await tx.query(result.ok ? 'COMMIT' : 'ROLLBACK');
      return result;
    }),
  );
}

async function rebuildIn(tx: PoolClient, reader: Queryable, options: RebuildOptions): Promise<RebuildResult> {
  const checkpoints = await lockAll(tx, options);
  if (checkpoints.length === 0) return { ok: false, reason: 'unknown-subscription' };
  if (checkpoints.some(({ kind }) => kind !== 'projection')) return { ok: false, reason: 'not-a-projection' };
  const quarantined = await quarantinedIn(tx, options);
  await options.reset(tx);
  let events = 0;
  for (const { partition } of checkpoints)
    events += await replay(tx, reader, options, partition, quarantined);
  return { ok: true, events };
}

/** Waits for the batches in hand and keeps live replicas off until the commit. */
async function lockAll(tx: Queryable, { log, name }: RebuildOptions): Promise<Checkpoint[]> {
  const { rows } = await tx.query<Checkpoint>(
    `SELECT partition, kind FROM ${quotedSchema(log.schema)}.checkpoints
     WHERE name = $1 ORDER BY partition FOR UPDATE`,
    [name],
  );
  return rows;
}

async function quarantinedIn(tx: Queryable, { log, name }: RebuildOptions): Promise<Set<string>> {
  const { rows } = await tx.query<{ stream_id: string }>(
    `SELECT stream_id FROM ${quotedSchema(log.schema)}.quarantined_streams WHERE name = $1`,
    [name],
  );
  return new Set(rows.map((row) => row.stream_id));
}

async function replay(
  tx: PoolClient,
  reader: Queryable,
  { log, name, handle, batchSize = 1_000 }: RebuildOptions,
  partition: number,
  quarantined: ReadonlySet<string>,
): Promise<number> {
  let position = 0;
  let handled = 0;
  const read = (after: number): Promise<Page> => readPage(reader, log, partition, after, batchSize);
  for await (const { events, end } of readAhead(read)) {
    const wanted = events.filter(({ streamId }) => !quarantined.has(streamId));
    if (wanted.length > 0) await handle(tx, wanted);
    handled += wanted.length;
    position = end;
  }
  await tx.query(
    `UPDATE ${quotedSchema(log.schema)}.checkpoints
     SET position = $3, careful_until = 0, attempts = 0, retry_at = NULL, failing_since = NULL, failing_stream = NULL,
         failing_type = NULL, failing_reason = NULL
     WHERE name = $1 AND partition = $2`,
    [name, partition, position],
  );
  return handled;
}

/** Events of a partition without those of erased tenants, and where the reading ended. */
interface Page {
  readonly events: readonly RecordedEvent[];
  readonly end: number;
}

async function readPage(
  reader: Queryable,
  log: EventLog,
  partition: number,
  after: number,
  limit: number,
): Promise<Page> {
  const events = await log.readPartition(reader, partition, after, limit);
  return { events: await withoutErased(reader, log, events), end: events.at(-1)?.position ?? after };
}

/** Pages in their order; the next one is on its way while the last one is handled. */
async function* readAhead(read: (after: number) => Promise<Page>): AsyncGenerator<Page, void, undefined> {
  let next = read(0);
  try {
    for (let after = 0; ;) {
      const page = await next;
      if (page.end === after) return;
      after = page.end;
      next = read(after);
      // Its failure is met when its turn comes; one that comes while the handler works must not end the process.
      next.catch(() => undefined);
      yield page;
    }
  } finally {
    await next.catch(() => undefined);
  }
}

async function withoutErased(
  tx: Queryable,
  log: EventLog,
  events: readonly RecordedEvent[],
): Promise<RecordedEvent[]> {
  const tenants = new Set(events.flatMap(({ metadata }) => metadata.tenantId ?? []));
  const erased = await log.keys.destroyed(tx, [...tenants]);
  return events.filter(({ metadata }) => metadata.tenantId === null || !erased.has(metadata.tenantId));
}

import type { Queryable } from '../database';
import { quotedSchema } from '../schema/schema-name';

export type SubscriptionKind = 'projection' | 'processor';

/** A partition that was taken, and where its subscription stands in it. */
export interface Claim {
  readonly partition: number;
  readonly position: number;
  /** Up to here events are handled one at a time, because a batch that ended here failed. */
  readonly carefulUntil: number;
  /** Failed tries of the event after `position`. */
  readonly attempts: number;
  readonly quarantined: ReadonlySet<string>;
}

export interface Failure {
  readonly streamId: string | null;
  readonly type: string | null;
  /** A class of error, never its message: that could quote content. */
  readonly reason: string;
  /** Null: others may try at once. */
  readonly retryInMs: number | null;
}

interface ClaimRow {
  partition: number;
  position: string;
  careful_until: string;
  attempts: number;
  quarantined: string[];
}

/** The checkpoint rows of one subscription: one per log partition. */
export class Checkpoints {
  private readonly s: string;

  constructor(
    schema: string,
    readonly name: string,
    private readonly kind: SubscriptionKind,
  ) {
    this.s = quotedSchema(schema);
  }

  /**
   * Makes the rows that are missing.
   * @throws when the name is taken by a subscription of the other kind
   */
  async install(db: Queryable, from: 'beginning' | 'now'): Promise<void> {
    await db.query(
      `INSERT INTO ${this.s}.checkpoints (name, partition, kind, position)
       SELECT $1, p.partition, $2, CASE WHEN $3 THEN p.last_position ELSE 0 END
       FROM ${this.s}.log_partitions p ORDER BY p.partition ON CONFLICT (name, partition) DO NOTHING`,
      [this.name, this.kind, from === 'now'],
    );
    const { rows } = await db.query<{ kind: string }>(
      `SELECT DISTINCT kind FROM ${this.s}.checkpoints WHERE name = $1`,
      [this.name],
    );
    if (rows.some(({ kind }) => kind !== this.kind)) {
      throw new Error(`Subscription "${this.name}" is not a ${this.kind}: its checkpoints say otherwise`);
    }
  }

  /**
   * Locks a partition that has events to handle, until the transaction ends. Partitions held by others are passed over.
   * @param avoid partitions this process leaves alone for now
   * @param after the partition taken last: the next one in turn goes first, so that a busy one starves none
   */
  async lockNext(tx: Queryable, avoid: readonly number[], after: number): Promise<Claim | undefined> {
    const { rows } = await tx.query<ClaimRow>(
      `SELECT c.partition, c.position, c.careful_until, c.attempts, ${this.quarantined()}
       FROM ${this.open('$2', '$3')}`,
      [this.name, avoid, after],
    );
    return rows[0] && claimOf(rows[0]);
  }

  /** Moves past handled events and forgets failures, in the transaction that locked the partition. */
  async move(tx: Queryable, { partition }: Claim, position: number): Promise<void> {
    await tx.query(
      `UPDATE ${this.s}.checkpoints
       SET position = $3, attempts = 0, retry_at = NULL, failing_since = NULL, failing_stream = NULL,
           failing_type = NULL, failing_reason = NULL
       WHERE name = $1 AND partition = $2`,
      [this.name, partition, position],
    );
  }

  /** Has the next events handled one at a time, to find the one that fails. */
  async beCareful(db: Queryable, { partition, position }: Claim, until: number): Promise<void> {
    await db.query(
      `UPDATE ${this.s}.checkpoints SET careful_until = $4 WHERE name = $1 AND partition = $2 AND position = $3`,
      [this.name, partition, position, until],
    );
  }

  /**
   * Records that the next event cannot be handled, for operators and the other replicas.
   * @returns since when; undefined when another replica got past it meanwhile
   */
  async fail(db: Queryable, { partition, position }: Claim, failure: Failure): Promise<Date | undefined> {
    const { rows } = await db.query<{ failing_since: Date }>(
      `UPDATE ${this.s}.checkpoints
       SET attempts = attempts + CASE WHEN $7::float8 IS NULL THEN 0 ELSE 1 END,
           retry_at = clock_timestamp() + $7::float8 * interval '1 ms',
           failing_since = coalesce(failing_since, clock_timestamp()),
           failing_stream = $4, failing_type = $5, failing_reason = $6
       WHERE name = $1 AND partition = $2 AND position = $3
       RETURNING failing_since`,
      [this.name, partition, position, failure.streamId, failure.type, failure.reason, failure.retryInMs],
    );
    return rows[0]?.failing_since;
  }

  private open(avoid: string, after: string): string {
    return `${this.s}.checkpoints c JOIN ${this.s}.log_partitions p ON p.partition = c.partition
      WHERE c.name = $1 AND p.last_position > c.position AND c.partition <> ALL (${avoid}::integer[])
        AND (c.retry_at IS NULL OR c.retry_at <= clock_timestamp())
      ORDER BY c.partition <= ${after}, c.partition LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;
  }

  private quarantined(): string {
    return `ARRAY(SELECT q.stream_id::text FROM ${this.s}.quarantined_streams q WHERE q.name = c.name) AS quarantined`;
  }
}

const claimOf = (row: ClaimRow): Claim => ({
  partition: row.partition,
  position: Number(row.position),
  carefulUntil: Number(row.careful_until),
  attempts: row.attempts,
  quarantined: new Set(row.quarantined),
});

import type { RecordedEvent } from '../log/event';
import type { EventLog, KnownBatch } from '../log/event-log';
import { UnknownEventError } from '../log/unknown-event-error';
import type { Queryable } from '../database';
import type { Checkpoints, Claim } from './checkpoints';

/** What one try to handle a batch came to. */
export type TurnOutcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'handled'; readonly partition: number }
  /** A batch failed; its events are tried one at a time next. */
  | { readonly kind: 'careful'; readonly partition: number }
  | { readonly kind: 'stalled'; readonly retryInMs: number; readonly stall: Stall }
  | { readonly kind: 'unknown'; readonly unknown: Stall };

/** An event that a subscription cannot get past. */
export interface Stall {
  readonly subscription: string;
  readonly partition: number;
  /** Position of the event. */
  readonly position: number;
  /** Undefined when the event could not even be read. */
  readonly event: Pick<RecordedEvent, 'id' | 'streamId' | 'type' | 'schemaVersion'> | undefined;
  /** Failed tries so far, of all replicas. */
  readonly attempts: number;
  readonly since: Date;
  readonly error: unknown;
}

/** One try: take a partition, handle a batch, move on. Replaceable by what "handle" means for a subscription. */
export interface Turn {
  take(avoid: readonly number[], after: number): Promise<TurnOutcome>;
}

export interface TurnContext {
  readonly log: EventLog;
  readonly checkpoints: Checkpoints;
  readonly batchSize: number;
  /** First wait after a failure; it doubles with every further one. */
  readonly retryMs: number;
  readonly maxRetryMs: number;
}

/** How many events to handle at once. */
export const limitOf = ({ position, carefulUntil }: Claim, batchSize: number): number =>
  position < carefulUntil ? 1 : batchSize;

export interface ReadBatch extends KnownBatch {
  /** Those of the events that are not quarantined. */
  readonly wanted: RecordedEvent[];
  /** Where the checkpoint goes when they are handled. */
  readonly end: number;
}

/** @throws UnknownEventError when the very next event is unknown */
export async function readBatch(
  db: Queryable,
  log: EventLog,
  claim: Claim,
  limit: number,
): Promise<ReadBatch> {
  const { events, unknown } = await log.readKnown(db, claim.partition, claim.position, limit);
  if (events.length === 0 && unknown) {
    if (!claim.quarantined.has(unknown.streamId)) throw unknownError(unknown);
    return { events, unknown, wanted: [], end: unknown.position };
  }
  const wanted = events.filter(({ streamId }) => !claim.quarantined.has(streamId));
  return { events, unknown, wanted, end: events.at(-1)?.position ?? claim.position };
}

const unknownError = ({ type, schemaVersion, streamId }: RecordedEvent): UnknownEventError =>
  new UnknownEventError(type, schemaVersion, streamId);

/** Records a failed try. Runs outside the failed transaction. */
export async function settleFailure(
  db: Queryable,
  { checkpoints, retryMs, maxRetryMs }: TurnContext,
  claim: Claim,
  failed: { limit: number; event: RecordedEvent | undefined; error: unknown },
): Promise<TurnOutcome> {
  const { limit, event, error } = failed;
  const unknown = error instanceof UnknownEventError;
  // Positions have no gaps, so the batch ended at most `limit` further.
  if (limit > 1 && !(unknown && event === undefined)) {
    await checkpoints.beCareful(db, claim, claim.position + limit);
    return { kind: 'careful', partition: claim.partition };
  }
  const retryInMs = Math.min(retryMs * 2 ** Math.min(claim.attempts, 30), maxRetryMs);
  const since = await checkpoints.fail(db, claim, {
    streamId: event?.streamId ?? (unknown ? error.streamId : null),
    type: event?.type ?? (unknown ? error.type : null),
    reason: reasonOf(error),
    // An older replica must not make those wait that know the event already.
    retryInMs: unknown ? null : retryInMs,
  });
  if (!since) return { kind: 'handled', partition: claim.partition };
  const stall = stallOf(checkpoints.name, claim, event, error, since);
  return unknown ? { kind: 'unknown', unknown: stall } : { kind: 'stalled', retryInMs, stall };
}

function stallOf(
  subscription: string,
  { partition, position, attempts }: Claim,
  event: RecordedEvent | undefined,
  error: unknown,
  since: Date,
): Stall {
  return {
    subscription,
    partition,
    position: position + 1,
    event: event && {
      id: event.id,
      streamId: event.streamId,
      type: event.type,
      schemaVersion: event.schemaVersion,
    },
    attempts: attempts + 1,
    since,
    error,
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown value';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

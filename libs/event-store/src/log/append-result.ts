import { VERSION_CONFLICT } from '../schema/append-events.sql';
import type { AppendBatch } from './append-batch';
import type { Append, AppendResult } from './event';

/** What `append_events` returns, one row per append. */
export interface AppendRow {
  first_position: string | null;
  last_position: string | null;
  version: string;
}

type Conflict = AppendResult & { ok: false };

/** What became of each append, in their order. */
export function resultsOf(
  appends: readonly Append[],
  rows: readonly AppendRow[],
  { streams }: AppendBatch,
): AppendResult[] {
  const partitions = new Map(streams.map(({ id, partition }) => [id, partition]));
  return appends.map(({ streamId }, index) => {
    const row = rows[index];
    const partition = partitions.get(streamId);
    if (!row || partition === undefined) throw new Error(`The log answered nothing for append ${index}`);
    const version = Number(row.version);
    return row.last_position === null
      ? conflict(streamId, version)
      : { ok: true, streamId, partition, lastPosition: Number(row.last_position), version };
  });
}

/**
 * The conflicts that made a batch fail.
 * @throws the failure itself when it was something else
 */
export function conflictsIn(failure: unknown, appends: readonly Append[]): Conflict[] {
  if (!isConflict(failure)) throw failure;
  const found = JSON.parse(failure.detail) as { append: number; version: number }[];
  return found.map(({ append, version }) => conflict(appends[append]?.streamId ?? '', version));
}

const conflict = (streamId: string, actualVersion: number): Conflict => ({
  ok: false,
  streamId,
  reason: 'version-conflict',
  actualVersion,
});

function isConflict(failure: unknown): failure is Error & { detail: string } {
  return (
    failure instanceof Error && 'code' in failure && failure.code === VERSION_CONFLICT && 'detail' in failure
  );
}

import type { AppendBatch } from './append-batch';
import type { Append, AppendResult } from './event';

/** What `append_events` returns, one row per append. */
export interface AppendRow {
  first_position: string | null;
  last_position: string | null;
  version: string;
}

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
      ? { ok: false, streamId, reason: 'version-conflict', actualVersion: version }
      : { ok: true, streamId, partition, lastPosition: Number(row.last_position), version };
  });
}

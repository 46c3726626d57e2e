import { appendAll, lockConnections } from '@ledgerbridge/service-kit';
import type { PoolClient } from 'pg';
import type { Matching } from '../links/match-records';
import { settlePull } from '../links/settle-pull';
import type { ListedRecord } from './domain/listed-record';
import type { Page } from './page-query';
import { pageSaved, pullDone, type PullTurn } from './pull-queue';
import { saveRecords } from './save-records';

/**
 * Saves a page, and with the last one what it means: links that have become possible, facts that have changed, requests
 * that have waited. A page whose turn has been given to another replica, or that belongs to a pull which has begun
 * anew, is dropped.
 */
export async function savePage(
  tx: PoolClient,
  matching: Matching,
  turn: PullTurn,
  { records, rows, last }: Page,
  now: Date,
): Promise<void> {
  const { schema } = matching.log;
  await lockConnections(tx, schema, [turn.connectionId]);
  const seenUpTo = latestChange(records);
  const ours = last
    ? await pullDone(tx, schema, turn, seenUpTo)
    : await pageSaved(tx, schema, turn, { nextPosition: turn.position + rows, seenUpTo });
  if (!ours) return;
  await saveRecords(tx, schema, turn, records);
  if (last) await appendAll(tx, matching.log, await settlePull(tx, matching, turn, now));
}

function latestChange(records: readonly ListedRecord[]): string | null {
  return records.reduce<string | null>(
    (latest, { changedAt }) =>
      changedAt !== null && (latest === null || changedAt > latest) ? changedAt : latest,
    null,
  );
}

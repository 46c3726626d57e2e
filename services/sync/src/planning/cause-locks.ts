import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';

/**
 * Takes the locks of causes until the transaction ends, sorted, before any work or document row. Who blocks a document
 * and who releases its cause take the same lock and then read links and waits again: without it a release could slip
 * between a document's look at the link and its wait, and the document would wait for ever.
 */
export async function lockCauses(tx: PoolClient, causeIds: readonly string[]): Promise<void> {
  const sorted = [...new Set(causeIds)].sort();
  if (sorted.length === 0) return;
  await at('sync.planning.lock-causes', () =>
    tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended(id, 1)) FROM unnest($1::text[]) WITH ORDINALITY AS c(id, n) ORDER BY n`,
      [sorted],
    ),
  );
}

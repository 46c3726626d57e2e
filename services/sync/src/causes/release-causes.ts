import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';

/**
 * Queues every document that waits for one of the causes: the pusher plans it anew with what is known now. The causes'
 * locks must be held (see `lockCauses`), or a document that is blocking itself at this moment would be missed.
 * @returns how many documents go on
 */
export async function releaseCauses(
  tx: PoolClient,
  schema: string,
  causeIds: readonly string[],
  now: string,
): Promise<number> {
  if (causeIds.length === 0) return 0;
  return at('sync.causes.release', () =>
    queueWaiting(tx, schema, 'w.cause_id = ANY ($1::uuid[])', causeIds, now),
  );
}

/** Queues every document of a division that waits for anything: a change of policies may have released it. */
export async function releaseDivision(
  tx: PoolClient,
  schema: string,
  divisionId: string,
  now: string,
): Promise<void> {
  await at('sync.causes.release-division', () =>
    queueWaiting(tx, schema, 'w.division_id = $1', divisionId, now),
  );
}

/** @param which a condition on `document_causes w`, with its value as $1 */
async function queueWaiting(
  tx: PoolClient,
  schema: string,
  which: string,
  value: string | readonly string[],
  now: string,
): Promise<number> {
  const { rowCount } = await at('sync.causes.queue', () =>
    tx.query(
      `INSERT INTO "${schema}".push_work (document_id, tenant_id, division_id, company_id, ready_at)
       SELECT DISTINCT w.document_id, w.tenant_id, w.division_id, c.company_id, $2::timestamptz
       FROM "${schema}".document_causes w JOIN "${schema}".connections c ON c.division_id = w.division_id
       WHERE ${which} AND c.company_id IS NOT NULL
       ORDER BY w.document_id
       ON CONFLICT (document_id) DO UPDATE SET ready_at = least(push_work.ready_at, excluded.ready_at)`,
      [value, now],
    ),
  );
  return rowCount ?? 0;
}

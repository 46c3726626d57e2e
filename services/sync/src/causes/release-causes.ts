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
  const { rowCount } = await at('sync.causes.release', () =>
    tx.query(
      `INSERT INTO "${schema}".push_work (document_id, tenant_id, division_id, company_id, ready_at)
       SELECT DISTINCT w.document_id, w.tenant_id, w.division_id, c.company_id, $2::timestamptz
       FROM "${schema}".document_causes w JOIN "${schema}".connections c ON c.division_id = w.division_id
       WHERE w.cause_id = ANY ($1::uuid[]) AND c.company_id IS NOT NULL
       ORDER BY w.document_id
       ON CONFLICT (document_id) DO UPDATE SET ready_at = least(push_work.ready_at, excluded.ready_at)`,
      [causeIds, now],
    ),
  );
  return rowCount ?? 0;
}

/** Queues every document of a division that waits for anything: a change of policies may have released it. */
export async function releaseDivision(
  tx: PoolClient,
  schema: string,
  divisionId: string,
  now: string,
): Promise<void> {
  await at('sync.causes.release-division', () =>
    tx.query(
      `INSERT INTO "${schema}".push_work (document_id, tenant_id, division_id, company_id, ready_at)
       SELECT DISTINCT w.document_id, w.tenant_id, w.division_id, c.company_id, $2::timestamptz
       FROM "${schema}".document_causes w JOIN "${schema}".connections c ON c.division_id = w.division_id
       WHERE w.division_id = $1 AND c.company_id IS NOT NULL
       ORDER BY w.document_id
       ON CONFLICT (document_id) DO UPDATE SET ready_at = least(push_work.ready_at, excluded.ready_at)`,
      [divisionId, now],
    ),
  );
}

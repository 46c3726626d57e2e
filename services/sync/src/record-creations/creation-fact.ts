import { at } from '@ledgerbridge/failpoints';
import type { PoolClient } from 'pg';
import { linkCauseKey } from '../causes/domain/cause';
import type { LinkFact } from '../purchase-orders/domain/facts';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import type { Leased } from '../work/leased-work';
import type { CreationStarted } from './domain/creation';
import type { RecordBody } from './domain/to-qbo-record';

/** What plans know of a record that sync has created. */
export function createdFact(entity: RecordBody['entity'], body: RecordBody['body'], id: string): LinkFact {
  const item = 'Type' in body ? { purchasable: true, itemType: body.Type } : {};
  return { state: 'linked', quickbooks: { entity, id, active: true, ...item }, decidedBy: 'created' };
}

/**
 * Lets plans see what became of a creation before matching has said so. The version stays matching's, so that its next
 * message is heard.
 */
export async function saveCreationFact(
  tx: PoolClient,
  schema: string,
  { tenantId, divisionId }: Leased,
  { kind, key }: RecordCreation,
  { connectionId, companyId }: Pick<CreationStarted, 'connectionId' | 'companyId'>,
  fact: LinkFact,
): Promise<void> {
  await at('sync.creation.upsert-fact', () =>
    tx.query(
      `INSERT INTO "${schema}".links AS l (connection_id, cause_key, tenant_id, division_id, company_id, kind, key, fact, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
       ON CONFLICT (connection_id, cause_key) DO UPDATE SET fact = excluded.fact`,
      [
        connectionId,
        linkCauseKey(kind, key),
        tenantId,
        divisionId,
        companyId,
        kind,
        JSON.stringify(key),
        JSON.stringify(fact),
      ],
    ),
  );
}

import type { Queryable } from '@ledgerbridge/event-store';
import type { LinkHistory } from './link-history';
import type { LinkIdentity } from './link-identity';

/**
 * Writes what links have become, in the transaction that appends their events: whoever has linked by hand sees it in
 * the list at once. A row never goes back to an older version.
 */
export async function saveLinks(
  db: Queryable,
  schema: string,
  links: readonly (LinkHistory & { readonly link: LinkIdentity })[],
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(rowOf).sort((a, b) => (a.link_id < b.link_id ? -1 : 1));
  const columns = Object.keys(COLUMNS);
  await db.query(
    `INSERT INTO "${schema}".links AS known (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_to_recordset($1::jsonb)
       AS r(${Object.entries(COLUMNS)
         .map(([name, type]) => `${name} ${type}`)
         .join(', ')})
     ON CONFLICT (link_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE known.version < excluded.version`,
    [JSON.stringify(rows)],
  );
}

const COLUMNS = {
  link_id: 'uuid',
  tenant_id: 'uuid',
  connection_id: 'uuid',
  division_id: 'uuid',
  company_id: 'uuid',
  version: 'bigint',
  kind: 'text',
  external_id: 'text',
  quickbooks_id: 'text',
  target: 'text',
  status: 'text',
  reason: 'text',
  candidates: 'integer',
  decided_by: 'text',
  actor: 'text',
  decided_at: 'timestamptz',
  quickbooks: 'jsonb',
} as const;

type Row = { readonly [Column in keyof typeof COLUMNS]: unknown } & { readonly link_id: string };

function rowOf({ link, state, version, decided }: LinkHistory & { readonly link: LinkIdentity }): Row {
  const { decision, target } = state;
  return {
    link_id: link.linkId,
    tenant_id: link.tenantId,
    connection_id: link.connectionId,
    division_id: link.divisionId,
    company_id: link.companyId,
    version,
    kind: link.kind,
    external_id: 'externalId' in link.key ? link.key.externalId : null,
    quickbooks_id: 'quickbooksId' in link.key ? link.key.quickbooksId : null,
    target,
    status: decision.status,
    reason: decision.status === 'open' ? decision.reason : null,
    candidates: decision.status === 'open' ? decision.candidates : 0,
    decided_by: decision.status === 'linked' ? decision.decidedBy : null,
    actor: decided?.actor ?? null,
    decided_at: decided?.at ?? null,
    quickbooks: decision.status === 'linked' ? decision.quickbooks : null,
  };
}

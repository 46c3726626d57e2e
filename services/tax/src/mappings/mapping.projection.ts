import type { Queryable } from '@ledgerbridge/event-store';
import type { MappingHistory } from './mapping-history';
import { type MappingIdentity, taxCodeOf } from './mapping-identity';

type Mapped = MappingHistory & { readonly mapping: MappingIdentity };

/**
 * Writes what mappings have become, in the transaction that appends their events: whoever has mapped by hand sees it in
 * the list at once. A row never goes back to an older version.
 */
export async function saveMappings(
  db: Queryable,
  schema: string,
  mappings: readonly Mapped[],
): Promise<void> {
  if (mappings.length === 0) return;
  const rows = mappings.map(rowOf).sort((a, b) => (a.mapping_id < b.mapping_id ? -1 : 1));
  const columns = Object.keys(COLUMNS);
  await db.query(
    `INSERT INTO "${schema}".tax_mappings AS known (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_to_recordset($1::jsonb)
       AS r(${Object.entries(COLUMNS)
         .map(([name, type]) => `${name} ${type}`)
         .join(', ')})
     ON CONFLICT (mapping_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE known.version < excluded.version`,
    [JSON.stringify(rows)],
  );
}

const COLUMNS = {
  mapping_id: 'uuid',
  tenant_id: 'uuid',
  connection_id: 'uuid',
  division_id: 'uuid',
  company_id: 'uuid',
  version: 'bigint',
  tax_code: 'text',
  by_quickbooks_id: 'boolean',
  name: 'text',
  status: 'text',
  reason: 'text',
  quickbooks_id: 'text',
  active: 'boolean',
  decided_by: 'text',
  actor: 'text',
  decided_at: 'timestamptz',
} as const;

type Row = { readonly [Column in keyof typeof COLUMNS]: unknown } & { readonly mapping_id: string };

function rowOf({ mapping, state, version, decided }: Mapped): Row {
  const { decision } = state;
  return {
    mapping_id: mapping.mappingId,
    tenant_id: mapping.tenantId,
    connection_id: mapping.connectionId,
    division_id: mapping.divisionId,
    company_id: mapping.companyId,
    version,
    tax_code: taxCodeOf(mapping),
    by_quickbooks_id: 'quickbooksId' in mapping.key,
    name: state.name,
    status: decision.status,
    reason: decision.status === 'open' ? decision.reason : null,
    quickbooks_id: decision.status === 'mapped' ? decision.quickbooksId : null,
    active: decision.status === 'mapped' ? decision.active : null,
    decided_by: decision.status === 'mapped' ? decision.decidedBy : null,
    actor: decided?.actor ?? null,
    decided_at: decided?.at ?? null,
  };
}

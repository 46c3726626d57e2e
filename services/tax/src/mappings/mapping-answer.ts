import type { MappingRow } from './list-mappings';

/** A mapping as the API shows it: both sides, and how it was decided, by whom and when. */
export interface MappingAnswer {
  readonly id: string;
  readonly connectionId: string;
  /** The host's own id of the division. */
  readonly division: string | null;
  /** As documents name it. */
  readonly taxCode: string;
  readonly name: string | null;
  readonly mapped: boolean;
  readonly quickbooks: {
    readonly type: 'TaxCode';
    readonly id: string;
    readonly name: string | null;
    readonly active: boolean;
  } | null;
  /** `name`, `person` or `direct`; null while it is not mapped. */
  readonly decidedBy: string | null;
  /** `key:<id>` of an API key, or `system:tax`; null before any decision. */
  readonly actor: string | null;
  readonly decidedAt: string | null;
  /** Why it is not mapped: `no-candidate`, `several-candidates`, or `pending`. */
  readonly reason: string | null;
}

export function mappingAnswer(row: MappingRow, division: string | undefined): MappingAnswer {
  const { quickbooksId, quickbooksName: name } = row;
  return {
    id: row.mappingId,
    connectionId: row.connectionId,
    division: division ?? null,
    taxCode: row.taxCode,
    name: row.name,
    mapped: row.status === 'mapped',
    quickbooks:
      quickbooksId === null ? null : { type: 'TaxCode', id: quickbooksId, name, active: row.active === true },
    decidedBy: row.decidedBy,
    actor: row.actor,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.status === 'undecided' ? 'pending' : row.reason,
  };
}

import type { RecordKind } from '@ledgerbridge/contracts';
import type { LinkRow } from './list-links';

/** A link as the API shows it: both sides, and how it was decided, by whom and when. */
export interface LinkAnswer {
  readonly id: string;
  readonly connectionId: string;
  /** The host's own id of the division. */
  readonly division: string | null;
  readonly kind: RecordKind;
  /** The host's side; null for a record that documents name by QuickBooks' own id. */
  readonly host: {
    readonly externalId: string;
    readonly name: string | null;
    readonly code: string | null;
  } | null;
  readonly linked: boolean;
  readonly quickbooks: {
    readonly type: string;
    readonly id: string;
    readonly name: string | null;
    readonly active: boolean;
  } | null;
  /** `name`, `person`, `created` or `direct`; null while there is no link. */
  readonly decidedBy: string | null;
  /** `key:<id>` of an API key, or `system:matching`; null before any decision. */
  readonly actor: string | null;
  readonly decidedAt: string | null;
  /** Why there is no link: `no-candidate`, `several-candidates`, `name-taken`, `removed`, or `pending`. */
  readonly reason: string | null;
  readonly candidates: number;
}

export function linkAnswer(row: LinkRow, division: string | undefined): LinkAnswer {
  const { externalId, quickbooks, name, code } = row;
  return {
    id: row.linkId,
    connectionId: row.connectionId,
    division: division ?? null,
    kind: row.kind,
    host: externalId === null ? null : { externalId, name, code },
    linked: row.status === 'linked',
    quickbooks: quickbooks && {
      type: quickbooks.entity,
      id: quickbooks.id,
      name: row.quickbooksName,
      active: quickbooks.active,
    },
    decidedBy: row.decidedBy,
    actor: row.actor,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.status === 'undecided' ? 'pending' : row.reason,
    candidates: row.candidates,
  };
}

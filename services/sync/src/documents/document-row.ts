import type { DocumentStatus } from '@ledgerbridge/contracts';
import { derivedId } from '@ledgerbridge/service-kit';
import { type Cause, cause, causeRule } from '../causes/domain/cause';
import type { CauseCode } from '../causes/domain/cause-codes';
import { CAUSES } from '../causes/domain/cause-codes';
import type { Note } from '../purchase-orders/domain/events';
import type { KnownPurchaseOrder } from '../purchase-orders/domain/state';
import { statusOf } from '../purchase-orders/domain/status';
import { type DocumentChange, known } from './document-change';

/** One row of `documents`, as columns. */
export interface DocumentRow {
  document_id: string;
  external_id: string;
  number: string | null;
  supplier: string | null;
  currency: string | null;
  total: string | null;
  revision: number;
  status: DocumentStatus;
  causes: Cause[];
  /** Null: keep what is there. */
  notes: Note[] | null;
  quickbooks: {
    companyId: string;
    type: 'PurchaseOrder';
    id: string;
    syncToken: string;
    docNumber: string | null;
  } | null;
  version: number;
  changed_at: string;
  /** Set when this change brought it into QuickBooks. */
  synced_at: string | null;
}

/** The row of a changed document: its whole state, so that applying it twice changes nothing. */
export function documentRow(change: DocumentChange): DocumentRow {
  const state = known(change.after);
  const { order, written } = state;
  const pushed = change.events.findLast((event) => event.type === 'Pushed');
  const status = statusOf(state);
  return {
    document_id: change.documentId,
    external_id: state.externalId,
    number: order?.number ?? null,
    supplier: order ? supplierName(order.supplier) : null,
    currency: order?.currency ?? null,
    total: order?.total ?? null,
    revision: state.revision,
    status,
    causes: causesOf(state),
    notes: pushed?.sealed.notes ?? null,
    quickbooks: written && {
      companyId: written.companyId,
      type: 'PurchaseOrder',
      id: written.id,
      syncToken: written.syncToken,
      docNumber: written.docNumber,
    },
    version: change.before.version + change.events.length,
    changed_at: change.trace.now,
    synced_at: pushed && status === 'synced' ? change.trace.now : null,
  };
}

function supplierName(
  supplier: { externalId: string; name?: string | undefined } | { quickbooksId: string },
): string {
  if ('quickbooksId' in supplier) return `QuickBooks vendor ${supplier.quickbooksId}`;
  return supplier.name ?? supplier.externalId;
}

/** Why the document is not in QuickBooks; none while it moves or is done. */
export function causesOf({ standing, pending }: KnownPurchaseOrder): Cause[] {
  if (pending) return [];
  switch (standing.status) {
    case 'blocked':
    case 'held':
      return standing.causes;
    case 'refused':
      return [
        {
          code: standing.cause,
          key: `fault:${standing.cause}`,
          subject: standing.detail,
          field: null,
          record: null,
        },
      ];
    case 'skipped':
      return [
        cause(standing.reason in CAUSES ? (standing.reason as CauseCode) : 'skipped-by-person', 'document'),
      ];
    default:
      return [];
  }
}

/** Documents of a division that wait for the same thing share this id. A cause of one document alone has its own. */
export function causeIdOf(divisionId: string, documentId: string, key: string): string {
  return key === 'document' ? derivedId('cause', documentId) : derivedId('cause', divisionId, key);
}

/** Whether mending the cause lets the document go on by itself. A refusal or a skip waits for a person's retry. */
export function releasesItself({ code }: Cause): boolean {
  return causeRule(code).standing === 'blocked' || causeRule(code).standing === 'held';
}

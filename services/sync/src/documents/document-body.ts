import type { DocumentStatus } from '@ledgerbridge/contracts';
import { type Cause, causeRule, causeSentence } from '../causes/domain/cause';
import type { Fixer } from '../causes/domain/cause-codes';
import type { Note } from '../purchase-orders/domain/events';
import { causeIdOf } from './document-row';
import type { DocumentView } from './document.view';

/** A cause as the API shows it: what is wrong, who can mend it and how. */
export interface CauseBody {
  id: string;
  code: string;
  detail: string;
  fix: string;
  who: Fixer;
  field: string | null;
  subject: string | null;
}

/** A document as the API shows it. */
export interface DocumentBody {
  id: string;
  kind: string;
  externalId: string;
  number: string | null;
  supplier: string | null;
  currency: string | null;
  total: string | null;
  revision: number;
  division: string;
  status: DocumentStatus;
  causes: CauseBody[];
  notes: Note[];
  quickbooks: (NonNullable<DocumentView['quickbooks']> & { url: string }) | null;
  receivedAt: string;
  changedAt: string;
  syncedAt: string | null;
}

/** Where an accountant opens the order. */
const QUICKBOOKS_ORDER_PAGE = 'https://qbo.intuit.com/app/purchaseorder?txnId=';

/** @param division external id of the document's division */
export function documentBody(view: DocumentView, division: string): DocumentBody {
  const {
    documentId,
    divisionId,
    kind,
    externalId,
    number,
    supplier,
    currency,
    total,
    status,
    notes,
    quickbooks,
  } = view;
  return {
    id: documentId,
    ...{ kind, externalId, number, supplier, currency, total },
    revision: Number(view.revision),
    division,
    status,
    causes: view.causes.map((found) => causeBody(found, divisionId, documentId)),
    notes,
    quickbooks: quickbooks && {
      ...quickbooks,
      url: `${QUICKBOOKS_ORDER_PAGE}${encodeURIComponent(quickbooks.id)}`,
    },
    receivedAt: view.receivedAt.toISOString(),
    changedAt: view.changedAt.toISOString(),
    syncedAt: view.syncedAt?.toISOString() ?? null,
  };
}

/** The first cause is the first rule that failed; its fix is the smallest change that helps. */
export function causeBody(found: Cause, divisionId: string, documentId: string): CauseBody {
  const { fix, who } = causeRule(found.code);
  const { code, field, subject, key } = found;
  return {
    id: causeIdOf(divisionId, documentId, key),
    code,
    detail: causeSentence(found),
    fix,
    who,
    field,
    subject,
  };
}

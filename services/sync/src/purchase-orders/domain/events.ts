import type { PurchaseOrder } from '@ledgerbridge/contracts';
import type { QboFault, QboPurchaseOrder, QboPurchaseOrderBody } from '@ledgerbridge/qbo';
import type { Cause } from '../../causes/domain/cause';

/** What a push does to the order in QuickBooks. */
export type PushOperation = 'create' | 'update' | 'close' | 'delete';

/** The request of a push, byte for byte: what a repeat sends again. */
export type PushBody =
  | (QboPurchaseOrderBody & { Id?: string; SyncToken?: string; sparse?: true })
  | { Id: string; SyncToken: string; sparse: true; POStatus: 'Closed' }
  | { Id: string; SyncToken: string };

/** What QuickBooks did otherwise than planned: shown as "synced with notes", never ignored. */
export interface Note {
  code:
    | 'number-by-quickbooks'
    | 'number-shortened'
    | 'number-suffixed'
    | 'total-differs'
    | 'lines-differ'
    | 'line-differs'
    | 'field-differs'
    | 'status-differs'
    | 'location-not-carried'
    | 'adopted';
  field: string | null;
  planned: string | null;
  found: string | null;
}

/** Where the order stands in QuickBooks since our last write. */
export interface Written {
  companyId: string;
  id: string;
  syncToken: string;
  docNumber: string | null;
  /** The host's line id to QuickBooks' Line.Id: a line keeps it across revisions. */
  lineIds: Record<string, string>;
  /** Our last body without Id and SyncToken, as canonical text: equal text means nothing to write. */
  content: string;
}

/**
 * Events of a purchase order's stream. `sealed` holds what is the tenant's content; the rest is ids, codes and numbers.
 */
export type PurchaseOrderEvent =
  | { type: 'PurchaseOrderReceived'; data: ReceivedData; sealed: { order: PurchaseOrder } }
  | { type: 'PurchaseOrderRevised'; data: ReceivedData; sealed: { order: PurchaseOrder } }
  | {
      type: 'PurchaseOrderCanceled';
      data: IdentityData & { revision: number };
      sealed: { externalId: string; reason: string | null };
    }
  | { type: 'RepeatIgnored'; data: { revision: number } }
  | { type: 'StaleRevisionIgnored'; data: { revision: number; current: number } }
  | { type: 'RevisionConflicted'; data: { revision: number } }
  | {
      type: 'PurchaseOrderPlanned';
      data: { revision: number; operation: PushOperation; planHash: string; policyVersion: string };
    }
  | { type: 'PurchaseOrderBlocked'; data: WaitingData; sealed: { causes: Cause[] } }
  | { type: 'PurchaseOrderHeld'; data: WaitingData; sealed: { causes: Cause[] } }
  | { type: 'PurchaseOrderSkipped'; data: { revision: number; reason: string } }
  | { type: 'RetryRequested'; data: { by: string } }
  | { type: 'NothingToWrite'; data: { revision: number } }
  | { type: 'CancellationSettled'; data: { revision: number } }
  | { type: 'PushStarted'; data: PushData; sealed: { body: PushBody; notes: Note[] } }
  | { type: 'PushPostponed'; data: { pushNumber: number; reason: string } }
  | { type: 'OutcomeUnknown'; data: { pushNumber: number; revision: number; reason: string } }
  | { type: 'Pushed'; data: PushedData; sealed: { written: Written; notes: Note[] } }
  | { type: 'PushSuperseded'; data: { pushNumber: number; cause: string } }
  | {
      type: 'PushRefused';
      data: { pushNumber: number; revision: number; cause: string; faultCodes: string[] };
      sealed: { fault: QboFault; detail: string };
    }
  | {
      type: 'ChangedInQuickBooks';
      data: { pushNumber: number; revision: number; fields: string[] };
      sealed: { found: QboPurchaseOrder };
    }
  | { type: 'SyncTokenLearned'; data: { pushNumber: number; syncToken: string } };

export type PurchaseOrderEventType = PurchaseOrderEvent['type'];

interface IdentityData {
  divisionId: string;
  /** How it came: over HTTP, or the topic it stood on. */
  via: string;
}
interface ReceivedData extends IdentityData {
  revision: number;
  flow: string | null;
  /** HMAC of the content under the tenant's key: tells a repeat from a conflict without the content. */
  contentHmac: string;
}
interface WaitingData {
  revision: number;
  /** Codes of the causes; the causes are sealed. */
  codes: string[];
  /** Whose company it is planned for; null while there is none. */
  connection: { connectionId: string; companyId: string | null } | null;
}
interface PushData {
  pushNumber: number;
  requestId: string;
  revision: number;
  operation: PushOperation;
  planHash: string;
  companyId: string;
}
interface PushedData {
  pushNumber: number;
  revision: number;
  operation: PushOperation;
  companyId: string;
  quickbooksId: string;
  syncToken: string;
  /** Codes of the notes; their texts are sealed. */
  notes: Note['code'][];
}

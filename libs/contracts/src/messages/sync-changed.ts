import { z } from 'zod';
import { ourId, quickbooksId } from '../values/text';

/** Where a document stands. `blocked`: a person must decide; `held`: waits and releases itself. */
export const DOCUMENT_STATUSES = [
  'received',
  'awaiting-approval',
  'blocked',
  'held',
  'queued',
  'sending',
  'confirming',
  'synced',
  'refused',
  'skipped',
  'canceled',
] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** State of a document, for hosts and the console; content stays behind the API. */
export const syncChanged = z.object({
  version: z.int().min(1),
  documentId: ourId,
  tenantId: ourId,
  divisionId: ourId,
  kind: z.literal('purchase-order'),
  revision: z.int().min(1),
  status: z.enum(DOCUMENT_STATUSES),
  /** Codes of what keeps it from QuickBooks; empty when nothing does. */
  causes: z.array(z.string()),
  quickbooks: z
    .object({ companyId: ourId, type: z.string(), id: quickbooksId, syncToken: z.string() })
    .nullable(),
});
export type SyncChanged = z.infer<typeof syncChanged>;

import { z } from 'zod';
import { recordKind } from '../values/record-ref';
import { ourId, quickbooksId } from '../values/text';
import { recordKey } from './link-changed';

/**
 * A plan misses a link: matching looks for the record's equal, or records that one was just created in QuickBooks.
 * The record's name travels sealed under the installation's message key.
 */
export const matchRequested = z.object({
  connectionId: ourId,
  tenantId: ourId,
  divisionId: ourId,
  companyId: ourId,
  kind: recordKind,
  key: recordKey,
  /** Cost codes: which kind of QuickBooks record they stand for, by the division's policy. */
  target: z.enum(['item', 'account']).optional(),
  /** Sealed JSON `{ name?, code? }`, base64; absent where the document gave neither. */
  sealed: z.string().optional(),
  /** Set when sync has created the record on the document's behalf. */
  created: z.object({ entity: z.string(), id: quickbooksId }).optional(),
});
export type MatchRequested = z.infer<typeof matchRequested>;

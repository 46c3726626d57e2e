import { recordKind } from '@ledgerbridge/contracts';
import { listQuery } from '@ledgerbridge/service-kit';
import { z } from 'zod';

/** Which records are asked for. */
export const recordQuery = z.strictObject({
  ...listQuery.shape,
  side: z.enum(['host', 'quickbooks']).default('host'),
  kind: recordKind.optional(),
  /** Part of the name, code or id. */
  q: z.string().min(1).max(200).optional(),
  updatedAfter: z.iso.datetime({ offset: true }).optional(),
});
export type RecordQuery = z.infer<typeof recordQuery>;

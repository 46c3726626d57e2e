import { z } from 'zod';
import { externalId, ourId, quickbooksId } from '../values/text';
import { recordKey } from './link-changed';

/** State of the mapping of one tax code of the host to one of QuickBooks. */
export const taxChanged = z.object({
  version: z.int().min(1),
  mappingId: ourId,
  connectionId: ourId,
  tenantId: ourId,
  divisionId: ourId,
  companyId: ourId,
  taxCode: externalId,
  /** What documents mention, where that is not the host's own code. */
  key: recordKey.optional(),
  state: z.discriminatedUnion('mapped', [
    z.object({
      mapped: z.literal(true),
      quickbooksId,
      active: z.boolean(),
      decidedBy: z.enum(['name', 'person', 'direct']),
    }),
    z.object({ mapped: z.literal(false), reason: z.enum(['no-candidate', 'several-candidates', 'removed']) }),
  ]),
});
export type TaxChanged = z.infer<typeof taxChanged>;

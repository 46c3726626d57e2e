import { z } from 'zod';
import { recordKind } from '../values/record-ref';
import { externalId, ourId, quickbooksId } from '../values/text';

/** What a document mentions: a record of the host, or one of QuickBooks directly. */
export const recordKey = z.union([z.object({ externalId }), z.object({ quickbooksId })]);
export type RecordKey = z.infer<typeof recordKey>;

/** What a plan must know of the QuickBooks record behind a link; names stay with matching. */
export const quickbooksRecord = z.object({
  /** QuickBooks' entity: Vendor, Item, Account, Customer, Class, Term. */
  entity: z.string(),
  id: quickbooksId,
  active: z.boolean(),
  /** Items: whether an expense account makes it purchasable. */
  purchasable: z.boolean().optional(),
  /** Items: Service, NonInventory, Inventory, Category, Group. */
  itemType: z.string().optional(),
  /** Accounts: AccountType. */
  accountType: z.string().optional(),
  /** Vendors and accounts: their currency, ISO 4217. */
  currency: z.string().optional(),
});
export type QuickBooksRecord = z.infer<typeof quickbooksRecord>;

/** Why a record has no link: what a person would have to decide. */
export const UNLINKED_REASONS = ['no-candidate', 'several-candidates', 'removed', 'name-taken'] as const;

/** State of the link of one mentioned record within a connection. */
export const linkChanged = z.object({
  version: z.int().min(1),
  linkId: ourId,
  connectionId: ourId,
  tenantId: ourId,
  divisionId: ourId,
  companyId: ourId,
  kind: recordKind,
  key: recordKey,
  state: z.discriminatedUnion('linked', [
    z.object({
      linked: z.literal(true),
      quickbooks: quickbooksRecord,
      decidedBy: z.enum(['name', 'person', 'created', 'direct']),
    }),
    z.object({ linked: z.literal(false), reason: z.enum(UNLINKED_REASONS), candidates: z.int().min(0) }),
  ]),
});
export type LinkChanged = z.infer<typeof linkChanged>;

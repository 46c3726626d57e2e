import { z } from 'zod';
import { quickbooksId } from '../values/text';

/** How an item that sync creates is set up. Accounts are QuickBooks ids of the connected company. */
export const newItem = z.strictObject({
  type: z.enum(['NonInventory', 'Service', 'Inventory']),
  expenseAccount: quickbooksId,
  incomeAccount: quickbooksId.optional(),
  assetAccount: quickbooksId.optional(),
});
export type NewItem = z.infer<typeof newItem>;

/** Every setting that decides what becomes of a purchase order. */
export const policies = z.strictObject({
  /** An item that has no equal in QuickBooks: a person decides, the line goes to an account, or the item is created. */
  unmatchedItem: z.enum(['block', 'account-line', 'create']),
  /** Null: as the company's own items are set up. */
  newItem: newItem.nullable(),
  /** Account of lines that name neither item nor account, and of unmatched items under `account-line`. */
  fallbackAccount: quickbooksId.nullable(),
  /** Null: the company's only accounts payable account of the currency. */
  apAccount: quickbooksId.nullable(),
  /** A supplier that has no equal in QuickBooks. */
  createVendor: z.enum(['never', 'ask', 'always']),
  /** What a host's cost code is in QuickBooks. */
  costCodeTarget: z.enum(['item', 'account']),
  /** Who numbers the order. */
  numberFrom: z.enum(['host', 'quickbooks']),
  /** Closing keeps the history; deleting works while no bill is linked. */
  onCancel: z.enum(['close', 'delete']),
  /** Two numbers that share their first 21 characters. */
  referenceCollision: z.enum(['suffix', 'block']),
  tax: z.enum(['off', 'mapped']),
});
export type Policies = z.infer<typeof policies>;
export type PolicyName = keyof Policies;

/** What a division or a flow sets for itself; the rest comes from the level below. */
export const policyOverrides = policies.partial();
export type PolicyOverrides = z.infer<typeof policyOverrides>;

/** Named sets of policies: our own, and what the manuals of other products promise. */
export const PRESET_NAMES = ['ledgerbridge', 'precoro', 'cin7', 'autotask', 'ontraccr'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

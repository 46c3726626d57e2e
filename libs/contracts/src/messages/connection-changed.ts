import { z } from 'zod';
import { ourId, quickbooksId } from '../values/text';

/** What a company's plan and preferences allow; read at connect from CompanyInfo and Preferences. */
export const capabilities = z.object({
  country: z.string(),
  /** ISO 4217. */
  homeCurrency: z.string(),
  multiCurrency: z.boolean(),
  /** Name of the subscription as QuickBooks gives it ("QuickBooks Online Plus"). */
  plan: z.string(),
  /** Plus, Advanced and above: Simple Start and Essentials have no purchase orders. */
  purchaseOrders: z.boolean(),
  /** `UseCustomTxnNumbers`: true keeps the number we send, false lets QuickBooks number by itself. */
  customNumbers: z.boolean(),
  classTracking: z.enum(['off', 'transaction', 'line']),
  locations: z.boolean(),
  billableExpenses: z.boolean(),
  /** `us`: lines carry TAX or NON; `global`: every line needs a tax code and the order a GlobalTaxCalculation. */
  taxModel: z.enum(['us', 'global']),
  usesTax: z.boolean(),
  /** Active accounts payable, one per currency at most in use; the only one of a currency is taken without asking. */
  apAccounts: z.array(z.object({ id: quickbooksId, currency: z.string() })),
  /** How the company's own purchasable items are set up: the proposal for items that sync creates. */
  newItem: z
    .object({
      type: z.enum(['NonInventory', 'Service']),
      expenseAccount: quickbooksId,
      incomeAccount: quickbooksId.optional(),
    })
    .nullable(),
});
export type Capabilities = z.infer<typeof capabilities>;

export const CONNECTION_STATUSES = [
  'pending',
  'connected',
  'reconnect-needed',
  'held',
  'disconnected',
] as const;

/** State of a division's connection. The realm id stays in the connector. */
export const connectionChanged = z.object({
  version: z.int().min(1),
  connectionId: ourId,
  tenantId: ourId,
  divisionId: ourId,
  /** Null until the company is known. */
  companyId: ourId.nullable(),
  status: z.enum(CONNECTION_STATUSES),
  /** Why the connection is not usable, as a cause code; null when it is. */
  reason: z.string().nullable(),
  /** Time of the first successful authorisation: documents from before it are skipped. */
  connectedAt: z.iso.datetime().nullable(),
  capabilities: capabilities.nullable(),
});
export type ConnectionChanged = z.infer<typeof connectionChanged>;

import type { Capabilities, PurchaseOrder, QuickBooksRecord } from '@ledgerbridge/contracts';
import { resolvePolicies } from '../../policies/domain/policies';
import type { LinkFact, PlanningFacts } from '../domain/facts';

export const DOCUMENT_ID = '0b9f8f5e-7d4e-5f3c-8f64-0d6d4a8c1e11';
export const COMPANY_ID = '5d0f7a52-6a6c-4a50-9d8e-0d1f2b3c4d5e';
export const DIVISION_ID = '7c1f7a52-6a6c-5a50-9d8e-0d1f2b3c4d5e';

/** A small order that is whole: one item line, one account line. */
export function anOrder(change: Partial<PurchaseOrder> = {}): PurchaseOrder {
  return {
    externalId: 'PO-1001',
    number: 'PO-1001',
    revision: 1,
    supplier: { externalId: 'S-7', name: 'Hicks Hardware' },
    currency: 'USD',
    issueDate: '2026-11-20',
    lines: [
      {
        externalId: '1',
        item: { externalId: 'M-11', name: 'Pump' },
        description: 'Pump, 2 inch',
        quantity: '3',
        unitPrice: '12.75',
        amount: '38.25',
      },
      {
        externalId: '2',
        account: { externalId: '6100', name: 'Job Materials' },
        description: 'Fasteners',
        quantity: '1',
        unitPrice: '10.00',
        amount: '10.00',
      },
    ],
    total: '48.25',
    ...change,
  };
}

export const CAPABILITIES: Capabilities = {
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  plan: 'QuickBooks Online Plus',
  purchaseOrders: true,
  customNumbers: true,
  classTracking: 'off',
  locations: false,
  billableExpenses: true,
  taxModel: 'us',
  usesTax: true,
  apAccounts: [{ id: '33', currency: 'USD' }],
  newItem: { type: 'NonInventory', expenseAccount: '80' },
};

export function linked(quickbooks: Partial<QuickBooksRecord> & { entity: string; id: string }): LinkFact {
  return { state: 'linked', quickbooks: { active: true, ...quickbooks }, decidedBy: 'name' };
}
export const unlinked = (
  reason: Extract<LinkFact, { state: 'unlinked' }>['reason'] = 'no-candidate',
): LinkFact => ({ state: 'unlinked', reason, creationApproved: false });

export const LINKS: [string, LinkFact][] = [
  ['link:supplier:S-7', linked({ entity: 'Vendor', id: '41' })],
  ['link:item:M-11', linked({ entity: 'Item', id: '11', purchasable: true, itemType: 'Inventory' })],
  ['link:account:6100', linked({ entity: 'Account', id: '64' })],
];

/** Facts under which {@link anOrder} has a plan. */
export function someFacts(
  change: Partial<Omit<PlanningFacts, 'links'>> & { links?: [string, LinkFact][] } = {},
): PlanningFacts {
  return {
    documentId: DOCUMENT_ID,
    connection: {
      connectionId: 'c0000000-0000-4000-8000-000000000001',
      companyId: COMPANY_ID,
      status: 'connected',
      capabilities: CAPABILITIES,
    },
    policies: resolvePolicies(null, null),
    numbersTaken: new Map(),
    ...change,
    links: new Map([...LINKS, ...(change.links ?? [])]),
  };
}

/** Policies of a division that sets these. */
export function withPolicies(
  overrides: Parameters<typeof resolvePolicies>[0] extends infer Level
    ? Level extends { overrides: infer O }
      ? O
      : never
    : never,
) {
  return resolvePolicies({ preset: 'ledgerbridge', overrides, version: 1 }, null);
}

export function withCapabilities(change: Partial<Capabilities>): PlanningFacts['connection'] {
  return {
    connectionId: 'c0000000-0000-4000-8000-000000000001',
    companyId: COMPANY_ID,
    status: 'connected',
    capabilities: { ...CAPABILITIES, ...change },
  };
}

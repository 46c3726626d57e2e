import type { QuickBooksRecord } from '@ledgerbridge/contracts';

const FACTS = [
  'entity',
  'id',
  'active',
  'purchasable',
  'itemType',
  'accountType',
  'currency',
] as const satisfies readonly (keyof QuickBooksRecord)[];

/** Whether two states of QuickBooks records are the same to a plan. */
export function sameFacts(a: QuickBooksRecord, b: QuickBooksRecord): boolean {
  return FACTS.every((fact) => a[fact] === b[fact]);
}

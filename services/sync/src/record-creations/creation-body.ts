import type { PlanningFacts } from '../purchase-orders/domain/facts';
import type { RecordCreation } from '../purchase-orders/domain/resolution';
import { type RecordBody, toQboItem, toQboVendor } from './domain/to-qbo-record';

/** The record as QuickBooks shall have it. @param today YYYY-MM-DD */
export function bodyOf(
  { kind, name, currency }: RecordCreation,
  { policies, connection }: PlanningFacts,
  today: string,
): RecordBody {
  if (kind === 'supplier') return toQboVendor(name, currency);
  const settings = policies.values.newItem ?? connection?.capabilities?.newItem;
  if (!settings) throw new Error('an item is created without settings: the plan must have blocked');
  return toQboItem(
    name,
    {
      type: settings.type,
      expenseAccount: settings.expenseAccount,
      incomeAccount: settings.incomeAccount,
      ...assetOf(settings),
    },
    today,
  );
}

function assetOf(settings: object): { assetAccount?: string } {
  return 'assetAccount' in settings && typeof settings.assetAccount === 'string'
    ? { assetAccount: settings.assetAccount }
    : {};
}

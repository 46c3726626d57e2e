import type { NewItem } from '@ledgerbridge/contracts';

/** A record to be created on documents' behalf, with the entity it becomes. */
export type RecordBody = { entity: 'Vendor'; body: QboNewVendor } | { entity: 'Item'; body: QboNewItem };

interface Ref {
  value: string;
}
export interface QboNewVendor {
  DisplayName: string;
  CurrencyRef?: Ref;
}
export interface QboNewItem {
  Name: string;
  Type: NewItem['type'];
  ExpenseAccountRef: Ref;
  IncomeAccountRef?: Ref;
  AssetAccountRef?: Ref;
  TrackQtyOnHand?: true;
  QtyOnHand?: 0;
  InvStartDate?: string;
}

/** Longest names: DisplayName 500, but 100 in QuickBooks' own screens; Item.Name 100. */
const NAME_LENGTH = 100;

export function toQboVendor(name: string, currency: string | null): RecordBody {
  return {
    entity: 'Vendor',
    body: {
      DisplayName: name.trim().slice(0, NAME_LENGTH),
      ...(currency === null ? {} : { CurrencyRef: { value: currency } }),
    },
  };
}

/**
 * An item that can be bought: it has an expense account. Inventory also needs income and asset accounts, a start day
 * and a quantity, which is none yet.
 * @param today the day in the company's division, YYYY-MM-DD
 */
export function toQboItem(name: string, settings: NewItem, today: string): RecordBody {
  const { type, expenseAccount, incomeAccount, assetAccount } = settings;
  const inventory = { TrackQtyOnHand: true, QtyOnHand: 0, InvStartDate: today } as const;
  return {
    entity: 'Item',
    body: {
      Name: name.trim().slice(0, NAME_LENGTH),
      Type: type,
      ExpenseAccountRef: { value: expenseAccount },
      ...(incomeAccount ? { IncomeAccountRef: { value: incomeAccount } } : {}),
      ...(assetAccount ? { AssetAccountRef: { value: assetAccount } } : {}),
      ...(type === 'Inventory' ? inventory : {}),
    },
  };
}

/** An item of the sample company: what it is and where its money goes. Account ids are those of the sample chart. */
export interface ItemRow {
  readonly id: number;
  readonly name: string;
  readonly type: 'Service' | 'NonInventory' | 'Inventory' | 'Category';
  readonly parent?: number;
  readonly income?: number;
  readonly expense?: number;
  readonly price?: number;
  readonly cost?: number;
  readonly quantity?: number;
}

/** Recorded: 1 Services, 2 Hours, 11 Pump (QuickBooks Online, sample company); the others are invented. */
export const SAMPLE_ITEMS: readonly ItemRow[] = [
  { id: 1, name: 'Services', type: 'Service', income: 1 },
  { id: 2, name: 'Hours', type: 'Service', income: 1 },
  { id: 3, name: 'Concrete', type: 'NonInventory', income: 50, expense: 64, price: 0, cost: 85 },
  { id: 4, name: 'Design', type: 'Category' },
  { id: 5, name: 'Garden Design', type: 'Service', parent: 4, income: 78, price: 75 },
  { id: 6, name: 'Gardening', type: 'Service', income: 45, price: 30 },
  { id: 7, name: 'Fountains', type: 'Category' },
  {
    id: 8,
    name: 'Rock Fountain',
    type: 'Inventory',
    parent: 7,
    income: 79,
    expense: 80,
    price: 275,
    cost: 125,
    quantity: 2,
  },
  { id: 9, name: 'Installation', type: 'Service', income: 52, expense: 59, price: 50, cost: 30 },
  { id: 10, name: 'Lighting', type: 'NonInventory', income: 47, expense: 65, price: 15, cost: 8.5 },
  { id: 11, name: 'Pump', type: 'Inventory', income: 79, expense: 80, price: 15, cost: 10, quantity: 25 },
  { id: 12, name: 'Maintenance & Repair', type: 'Service', income: 53, expense: 59, price: 0, cost: 40 },
  { id: 13, name: 'Pest Control', type: 'Service', income: 54, price: 35 },
  { id: 14, name: 'Sod', type: 'NonInventory', income: 48, expense: 66, price: 10, cost: 6 },
  { id: 15, name: 'Soil', type: 'NonInventory', income: 48, expense: 66, price: 10, cost: 6.5 },
  {
    id: 16,
    name: 'Sprinkler Heads',
    type: 'Inventory',
    income: 79,
    expense: 80,
    price: 2,
    cost: 0.75,
    quantity: 25,
  },
  {
    id: 17,
    name: 'Sprinkler Pipes',
    type: 'Inventory',
    income: 79,
    expense: 80,
    price: 4,
    cost: 2.5,
    quantity: 31,
  },
  { id: 18, name: 'Trimming', type: 'Service', income: 45, price: 35 },
];

/** The items that the demo company can buy although the sample company cannot, with their expense account. */
export const DEMO_EXPENSE_ACCOUNTS: Readonly<Record<number, number>> = { 1: 85, 2: 59, 11: 80 };

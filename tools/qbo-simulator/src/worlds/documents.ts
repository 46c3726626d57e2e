/** One line of a seeded document: an item at a price, or an amount on an account. */
export type LineRow =
  | { readonly item: number; readonly quantity: number; readonly price: number; readonly about: string }
  | { readonly account: number; readonly amount: number; readonly about: string };

export interface OrderRow {
  readonly vendor: number;
  readonly number: string;
  /** Days before the company was founded. */
  readonly daysAgo: number;
  readonly lines: readonly LineRow[];
}

export interface BillRow {
  readonly vendor: number;
  readonly number?: string;
  readonly daysAgo: number;
  /** Id of the terms. */
  readonly term: number;
  readonly lines: readonly LineRow[];
  /** The order, by its number, whose lines it bills, line by line. */
  readonly order?: string;
}

export interface PaymentRow {
  readonly vendor: number;
  readonly daysAgo: number;
  /** The bills that it pays, by their place in the list of bills. */
  readonly bills: readonly number[];
  /** A credit card account; paid by check from the bank account 35 when left out. */
  readonly card?: number;
}

/** All invented: the recordings name no document. Two orders are open, one is billed in part and one in full. */
export const SAMPLE_ORDERS: readonly OrderRow[] = [
  {
    vendor: 41,
    number: '1001',
    daysAgo: 24,
    lines: [
      { item: 3, quantity: 2, price: 85, about: 'Concrete for the Ocean View terrace' },
      { item: 10, quantity: 12, price: 8.5, about: 'Path lights' },
    ],
  },
  {
    vendor: 46,
    number: '1002',
    daysAgo: 15,
    lines: [{ item: 15, quantity: 20, price: 6.5, about: 'Top soil' }],
  },
  {
    vendor: 52,
    number: '1003',
    daysAgo: 6,
    lines: [
      { item: 14, quantity: 60, price: 6, about: 'Sod for the Twin Lane lawn' },
      { item: 15, quantity: 10, price: 6.5, about: 'Planting soil' },
    ],
  },
  {
    vendor: 36,
    number: '1004',
    daysAgo: 2,
    lines: [{ account: 60, amount: 240, about: 'Trencher, two days' }],
  },
];

export const SAMPLE_BILLS: readonly BillRow[] = [
  {
    vendor: 46,
    number: 'NL-20871',
    daysAgo: 12,
    term: 3,
    lines: [{ item: 15, quantity: 20, price: 6.5, about: 'Top soil' }],
    order: '1002',
  },
  {
    vendor: 41,
    number: '88213',
    daysAgo: 20,
    term: 2,
    lines: [{ item: 3, quantity: 2, price: 85, about: 'Concrete' }],
    order: '1001',
  },
  {
    vendor: 32,
    daysAgo: 18,
    term: 5,
    lines: [{ account: 76, amount: 74.36, about: 'Telephone' }],
  },
  {
    vendor: 40,
    daysAgo: 9,
    term: 1,
    lines: [{ account: 17, amount: 900, about: 'Yard and office' }],
  },
  {
    vendor: 50,
    number: 'R-3307',
    daysAgo: 5,
    term: 3,
    lines: [
      { account: 56, amount: 250, about: 'Quarterly books' },
      { account: 12, amount: 50, about: 'Notary' },
    ],
  },
  {
    vendor: 35,
    daysAgo: 40,
    term: 2,
    lines: [{ account: 30, amount: 62.8, about: 'Diesel' }],
  },
  {
    vendor: 33,
    daysAgo: 1,
    term: 5,
    lines: [{ account: 24, amount: 86.44, about: 'Gas and electric' }],
  },
];

export const SAMPLE_PAYMENTS: readonly PaymentRow[] = [
  { vendor: 40, daysAgo: 7, bills: [3] },
  { vendor: 35, daysAgo: 28, bills: [5], card: 41 },
];

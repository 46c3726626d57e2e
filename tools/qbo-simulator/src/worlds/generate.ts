import { z } from 'zod';
import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { type JsonObject } from '../json';
import { seededRandom } from '../random';
import { put } from './found-company';

const MOST = 500_000;

/** `POST /_control/companies/{realmId}/generate`: how many of each, and from which seed. */
export const generateSchema = z.strictObject({
  vendors: z.number().int().min(0).max(MOST).default(0),
  items: z.number().int().min(0).max(MOST).default(0),
  seed: z.number().int().default(1),
});

export type Generate = z.infer<typeof generateSchema>;

const FIRST = [
  'Alder',
  'Birch',
  'Cedar',
  'Dune',
  'Elm',
  'Fjord',
  'Grove',
  'Harbor',
  'Iron',
  'Juniper',
  'Kestrel',
];
const SECOND = [
  'Bay',
  'Creek',
  'Field',
  'Gate',
  'Hill',
  'Mill',
  'Point',
  'Ridge',
  'Stone',
  'Valley',
  'Works',
];
const TRADE = [
  'Supply',
  'Electric',
  'Plumbing',
  'Timber',
  'Logistics',
  'Tools',
  'Freight',
  'Paper',
  'Foods',
  'Print',
];
const LEGAL = ['LLC', 'Inc.', 'Ltd', '& Sons', 'Co.', 'Group'];
const THING = [
  'Valve',
  'Bracket',
  'Hose',
  'Panel',
  'Filter',
  'Bearing',
  'Cable',
  'Gasket',
  'Fastener',
  'Sensor',
];
const KIND = ['steel', 'brass', 'copper', 'nylon', 'rubber', 'oak', 'zinc', 'ceramic', 'carbon', 'glass'];

type Pick = (words: readonly string[]) => string;

/** Fills a company with vendors and items that look like a large one's; the same seed gives the same. */
export function generate(books: CompanyBooks, { vendors, items, seed }: Generate): void {
  const random = seededRandom(seed);
  const pick: Pick = (words) => words[Math.floor(random() * words.length)] ?? '';
  for (let made = 0; made < vendors; made += 1) putVendor(books, pick);
  const accounts = accountsOf(books);
  for (let made = 0; made < items; made += 1) putItem(books, pick, random, accounts);
}

/** The id in the name keeps it unique, as branch numbers do. */
function putVendor(books: CompanyBooks, pick: Pick): void {
  const id = books.nextId('name');
  const name = `${pick(FIRST)} ${pick(SECOND)} ${pick(TRADE)} ${pick(LEGAL)} ${id}`;
  put(books, 'Vendor', id, {
    DisplayName: name,
    CompanyName: name,
    PrintOnCheckName: name,
    Vendor1099: false,
    Active: true,
    Balance: 0,
    CurrencyRef: { value: homeCurrency(books) },
  });
}

/** Where the money of generated items goes; a company without a cost account has items that it cannot buy. */
function accountsOf(books: CompanyBooks): JsonObject {
  const first = (type: string): string | undefined =>
    [...books.records('Account').entries()].find(([, { body }]) => body['AccountType'] === type)?.[0];
  const [income, expense] = [first('Income'), first('Cost of Goods Sold')];
  return {
    ...(income === undefined ? {} : { IncomeAccountRef: { value: income } }),
    ...(expense === undefined ? {} : { ExpenseAccountRef: { value: expense } }),
  };
}

function putItem(books: CompanyBooks, pick: Pick, random: () => number, accounts: JsonObject): void {
  const id = books.nextId('item');
  const name = `${pick(THING)} ${pick(KIND)} ${Math.floor(random() * 90) + 10} mm ${id}`;
  put(books, 'Item', id, {
    Name: name,
    FullyQualifiedName: name,
    Sku: `SKU-${id}`,
    SubItem: false,
    Active: true,
    Type: 'NonInventory',
    Taxable: false,
    TrackQtyOnHand: false,
    UnitPrice: 0,
    PurchaseCost: Math.floor(random() * 10_000) / 100,
    ...accounts,
  });
}

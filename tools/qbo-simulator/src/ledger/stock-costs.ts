import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { type Table } from '../store/table';
import { costsOf, type Movement } from './fifo';
import { type Posting } from './posting';

/** What one document moved of one item. */
interface StockRow {
  readonly item: string;
  readonly document: string;
  readonly postings: readonly Posting[];
}

/** The ledger's own documents: what all that ever left of an item cost, one for each item (`Cost:11`). */
const COST = /^Cost:/;

/** What this part needs of the ledger. */
interface Entries {
  enter(document: string, postings: readonly Posting[]): void;
  documents(): Iterable<[string, readonly Posting[]]>;
}

/**
 * Follows a change of what a document posted: the cost of every item that it moves is worked out anew, over all
 * movements of the item by their dates. So a purchase that is dated back, changed or deleted changes what was sold
 * after it, as in QuickBooks.
 */
export function recost(
  books: CompanyBooks,
  ledger: Entries,
  document: string,
  before: readonly Posting[],
  after: readonly Posting[],
): void {
  if (COST.test(document)) return;
  const stock = stockTable(books);
  // A world that was kept before costs were known has none of these rows.
  if (stock.size === 0)
    for (const [entered, postings] of ledger.documents()) keep(stock, entered, [], postings);
  else keep(stock, document, before, after);
  for (const item of itemsOf([...before, ...after])) {
    // Without anything that left there is no cost, and with a cost that is gone it has to be taken back.
    const moved = [...before, ...after].some((posting) => posting.item === item && leaves(posting));
    if (moved || stock.find('leaving', item).length > 0) {
      ledger.enter(`Cost:${item}`, costPostings(item, stock.find('item', item)));
    }
  }
}

function keep(
  stock: Table<StockRow>,
  document: string,
  before: readonly Posting[],
  after: readonly Posting[],
): void {
  for (const item of COST.test(document) ? [] : itemsOf([...before, ...after])) {
    const postings = after.filter((posting) => posting.item === item);
    if (postings.length > 0) stock.put(`${item}:${document}`, { item, document, postings });
    else stock.delete(`${item}:${document}`);
  }
}

function stockTable(books: CompanyBooks): Table<StockRow> {
  return books
    .table<StockRow>('stock')
    .index('item', ({ item }) => item)
    .index('leaving', ({ item, postings }) => (postings.some(leaves) ? item : undefined));
}

function leaves({ quantity, atCost }: Posting): boolean {
  return atCost === true || new Decimal(quantity ?? 0).isNegative();
}

function itemsOf(postings: readonly Posting[]): Set<string> {
  return new Set(postings.flatMap(({ item }) => (item === undefined ? [] : [item])));
}

/** The cost of an item's goods as postings, from everything that moved it. */
export function costPostings(item: string, rows: readonly Omit<StockRow, 'item'>[]): Posting[] {
  return costsOf(inOrder(rows).map(movementOf)).flatMap(({ asset, expense, amount }) => [
    { account: expense, amount: amount.toFixed() },
    { account: asset, amount: amount.negated().toFixed(), item, quantity: '0' },
  ]);
}

/** By day, and on one day in the order of the documents' ids; what an item began with comes first. */
function inOrder(rows: readonly Omit<StockRow, 'item'>[]): Posting[] {
  return rows
    .flatMap(({ document, postings }) => {
      const order = orderOf(document);
      return postings.map((posting) => ({ order, day: posting.date ?? '', posting }));
    })
    .sort((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1))
    .map(({ posting }) => posting);
}

function orderOf(document: string): number {
  return document.startsWith('Item:') ? 0 : Number(document.split(':')[1]);
}

function movementOf({ account, amount, quantity, expense, atCost }: Posting): Movement {
  return {
    quantity: new Decimal(quantity ?? 0),
    value: atCost === true ? undefined : new Decimal(amount),
    asset: account,
    expense: expense ?? account,
  };
}

/** The postings of all cost documents, worked out from the given postings of everything else. */
export function allCosts(documents: Iterable<readonly [string, readonly Posting[]]>): Posting[] {
  const byItem = new Map<string, { document: string; postings: Posting[] }[]>();
  for (const [document, postings] of documents) {
    for (const item of COST.test(document) ? [] : itemsOf(postings)) {
      const moved = postings.filter((posting) => posting.item === item);
      byItem.set(item, [...(byItem.get(item) ?? []), { document, postings: moved }]);
    }
  }
  return [...byItem].flatMap(([item, rows]) =>
    rows.some(({ postings }) => postings.some(leaves)) ? costPostings(item, rows) : [],
  );
}

import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { type Table } from '../store/table';
import { addPostings, type BalanceKey, type Balances } from './balances';
import { reversed, sumOf, type Posting } from './posting';
import { showBalance } from './show-balance';
import { recost } from './stock-costs';

/**
 * The general ledger of one company: what every document posted, and the balances that follow from it. Both change in
 * the store's transaction that changes the document, so that no crash leaves them apart.
 */
export class Ledger {
  private readonly postings: Table<readonly Posting[]>;
  private readonly balances: Table<string>;

  constructor(private readonly books: CompanyBooks) {
    this.postings = books.table('posting');
    this.balances = books.table('balance');
  }

  /**
   * Replaces what a document (`Bill:145`) posted before; no postings take it back altogether.
   * Postings that do not balance are a bug and throw.
   */
  enter(document: string, postings: readonly Posting[]): void {
    if (!sumOf(postings).isZero()) throw new Error(`Debits and credits of ${document} differ`);
    const before = this.postingsOf(document);
    if (before.length + postings.length === 0) return;
    if (postings.length === 0) this.postings.delete(document);
    else this.postings.put(document, postings);
    const changes = addPostings(new Map(), [...before.map(reversed), ...postings]);
    for (const [key, change] of changes) if (!change.isZero()) this.add(key, change);
    recost(this.books, this, document, before, postings);
  }

  postingsOf(document: string): readonly Posting[] {
    return this.postings.get(document) ?? [];
  }

  /** Everything that was posted, by document. */
  documents(): Iterable<[string, readonly Posting[]]> {
    return this.postings.entries();
  }

  /** Debits positive; zero for what was never posted to. */
  balance(key: BalanceKey): Decimal {
    return new Decimal(this.balances.get(key) ?? 0);
  }

  allBalances(): Balances {
    return new Map([...this.balances.entries()].map(([key, balance]) => [key, new Decimal(balance)]));
  }

  private add(key: BalanceKey, change: Decimal): void {
    const balance = this.balance(key).plus(change);
    if (balance.isZero()) this.balances.delete(key);
    else this.balances.put(key, balance.toFixed());
    showBalance(this.books, key, balance, change);
  }
}

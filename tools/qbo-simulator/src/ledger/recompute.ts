import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { scalarText } from '../json';
import { type EntityDefinition } from '../model/entity';
import { addPostings, type BalanceKey, type Balances } from './balances';
import { Ledger } from './ledger';
import { type Posting } from './posting';
import { allCosts } from './stock-costs';

/** Accounts and items are no transactions: what they were opened and adjusted with is a fact of its own. */
const OPENING = /^(Account|Item):/;
/** The cost of goods is the ledger's own: it follows from what the others post. */
const OWN = /^(Account|Item|Cost):/;

/**
 * All balances, computed afresh from the transactions as they are now. Accounts are those of the day on which they were
 * posted: an item that gets another account does not move its past. Reads every document: for the audit and for tests.
 */
export function recompute(books: CompanyBooks, definitions: readonly EntityDefinition[]): Balances {
  const balances: Balances = new Map();
  const ledger = new Ledger(books);
  const entered = [...ledger.documents()].filter(([document]) => OPENING.test(document));
  for (const [document, postings] of transactions(books, definitions)) {
    entered.push([document, asPosted(postings, ledger.postingsOf(document))]);
  }
  for (const [, postings] of entered) addPostings(balances, postings);
  addPostings(balances, allCosts(entered));
  for (const [key, balance] of balances) if (balance.isZero()) balances.delete(key);
  return balances;
}

function asPosted(fresh: readonly Posting[], posted: readonly Posting[]): readonly Posting[] {
  if (fresh.length !== posted.length) return fresh;
  return fresh.map(({ amount, quantity }, position) => ({
    ...posted[position],
    account: posted[position]?.account ?? '',
    amount,
    ...(quantity === undefined ? {} : { quantity }),
  }));
}

/** What every transaction would post now. */
function* transactions(
  books: CompanyBooks,
  definitions: readonly EntityDefinition[],
): Generator<[document: string, postings: readonly Posting[]]> {
  for (const { name, post } of definitions) {
    if (!post) continue;
    for (const { body } of books.records(name).values()) {
      yield [`${name}:${scalarText(body['Id'])}`, post(body, books)];
    }
  }
}

/** Transactions whose amounts are not what they posted, and postings whose transaction is gone. */
export function strayDocuments(books: CompanyBooks, definitions: readonly EntityDefinition[]): string[] {
  const ledger = new Ledger(books);
  const amounts = (postings: readonly Posting[]) => postings.map(({ amount }) => amount).join(' ');
  const living = new Set<string>();
  const differing: string[] = [];
  for (const [document, postings] of transactions(books, definitions)) {
    living.add(document);
    if (amounts(postings) !== amounts(ledger.postingsOf(document))) differing.push(document);
  }
  const gone = [...ledger.documents()]
    .map(([document]) => document)
    .filter((document) => !OWN.test(document) && !living.has(document));
  return [...differing, ...gone];
}

/** The keys whose two balances differ. */
export function differences(kept: Balances, computed: Balances): BalanceKey[] {
  const zero = new Decimal(0);
  return [...new Set([...kept.keys(), ...computed.keys()])].filter(
    (key) => !(kept.get(key) ?? zero).equals(computed.get(key) ?? zero),
  );
}

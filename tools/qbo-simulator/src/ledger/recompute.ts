import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { scalarText } from '../json';
import { type EntityDefinition } from '../model/entity';
import { addPostings, type BalanceKey, type Balances } from './balances';
import { Ledger } from './ledger';

/**
 * All balances, computed afresh from the transactions as they are now and from what accounts and items were opened
 * with. Reads every document: for the audit and for tests.
 */
export function recompute(books: CompanyBooks, definitions: readonly EntityDefinition[]): Balances {
  const balances: Balances = new Map();
  for (const [document, postings] of new Ledger(books).documents()) {
    if (/^(Account|Item):/.test(document)) addPostings(balances, postings);
  }
  for (const { name, post } of definitions) {
    if (!post) continue;
    for (const { body } of books.records(name).values()) addPostings(balances, post(body, books));
  }
  for (const [key, balance] of balances) if (balance.isZero()) balances.delete(key);
  return balances;
}

/** Every transaction whose postings are not what it would post now, and every posting without its transaction. */
export function strayDocuments(books: CompanyBooks, definitions: readonly EntityDefinition[]): string[] {
  const ledger = new Ledger(books);
  const expected = new Map<string, string>(
    definitions.flatMap(({ name, post }) =>
      post
        ? [...books.records(name).values()].map(
            ({ body }) => [`${name}:${scalarText(body['Id'])}`, JSON.stringify(post(body, books))] as const,
          )
        : [],
    ),
  );
  const posted = [...ledger.documents()]
    .filter(([document]) => !/^(Account|Item):/.test(document))
    .filter(([document, postings]) => expected.get(document) !== JSON.stringify(postings))
    .map(([document]) => document);
  const unposted = [...expected]
    .filter(([document, postings]) => postings !== '[]' && ledger.postingsOf(document).length === 0)
    .map(([document]) => document);
  return [...posted, ...unposted];
}

/** The keys whose two balances differ. */
export function differences(kept: Balances, computed: Balances): BalanceKey[] {
  const zero = new Decimal(0);
  return [...new Set([...kept.keys(), ...computed.keys()])].filter(
    (key) => !(kept.get(key) ?? zero).equals(computed.get(key) ?? zero),
  );
}

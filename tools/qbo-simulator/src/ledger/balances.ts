import { Decimal } from 'decimal.js';
import { type Posting } from './posting';

/**
 * What the ledger keeps a balance of, as the key of its row: `account:33`, `vendor:41`, `payable:41:33` (a vendor and
 * an A/P account), `customer:1`, `receivable:1:84` (likewise A/R), `stock:11` (pieces of an item) and `value:11` (what they cost).
 */
export type BalanceKey = string;

/** Exact balances by key; debits are positive. A key whose balance is zero is absent. */
export type Balances = Map<BalanceKey, Decimal>;

/** Adds what some postings do to every balance that they touch. */
export function addPostings(balances: Balances, postings: readonly Posting[]): Balances {
  for (const posting of postings) {
    for (const [key, amount] of touched(posting)) {
      balances.set(key, (balances.get(key) ?? new Decimal(0)).plus(amount));
    }
  }
  return balances;
}

function touched({ account, amount, vendor, customer, item, quantity }: Posting): [BalanceKey, string][] {
  const keys: [BalanceKey, string][] = [[`account:${account}`, amount]];
  if (vendor !== undefined) keys.push([`vendor:${vendor}`, amount], [`payable:${vendor}:${account}`, amount]);
  if (customer !== undefined) {
    keys.push([`customer:${customer}`, amount], [`receivable:${customer}:${account}`, amount]);
  }
  if (item !== undefined) keys.push([`value:${item}`, amount], [`stock:${item}`, quantity ?? '0']);
  return keys;
}

import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { textOf } from '../json';
import { type EntityDefinition } from '../model/entity';
import { type Balances } from './balances';
import { Ledger } from './ledger';
import { differences, recompute, strayDocuments } from './recompute';

/** What stands on every account that is not at zero, and the sums. Exact decimals in home currency. */
export interface TrialBalance {
  readonly accounts: { accountId: string; name: string; debit: string; credit: string }[];
  readonly debit: string;
  readonly credit: string;
}

/** The state of the books. Amounts are exact decimals in home currency. */
export interface LedgerReport {
  readonly trialBalance: TrialBalance;
  /** What is owed to every vendor, by A/P account. */
  readonly payables: { readonly vendorId: string; readonly accountId: string; readonly owed: string }[];
  /** What every customer owes, by A/R account. */
  readonly receivables: { readonly customerId: string; readonly accountId: string; readonly owed: string }[];
  readonly stock: { readonly itemId: string; readonly quantity: string; readonly value: string }[];
  /** Balances that are not what the transactions give, and postings without their transaction: none, ever. */
  readonly errors: string[];
}

/** Reads every transaction of the company, to hold the kept balances against them. */
export function ledgerReport(books: CompanyBooks, definitions: readonly EntityDefinition[]): LedgerReport {
  const balances = new Ledger(books).allBalances();
  const wrong = differences(balances, recompute(books, definitions)).map((key) => `${key} is wrong`);
  const stray = strayDocuments(books, definitions).map((document) => `${document} is not what was posted`);
  return {
    trialBalance: trialBalance(books),
    payables: rowsOf(balances, 'payable').map(([[vendorId = '', accountId = ''], owed]) => ({
      vendorId,
      accountId,
      owed: owed.negated().toFixed(),
    })),
    receivables: rowsOf(balances, 'receivable').map(([[customerId = '', accountId = ''], owed]) => ({
      customerId,
      accountId,
      owed: owed.toFixed(),
    })),
    stock: rowsOf(balances, 'stock').map(([[itemId = ''], quantity]) => ({
      itemId,
      quantity: quantity.toFixed(),
      value: (balances.get(`value:${itemId}`) ?? new Decimal(0)).toFixed(),
    })),
    errors: [...wrong, ...stray],
  };
}

/** From the balances that are kept: reads no transaction. */
export function trialBalance(books: CompanyBooks): TrialBalance {
  const ledger = new Ledger(books);
  const rows = [...books.records('Account').keys()]
    .map((accountId): [string, Decimal] => [accountId, ledger.balance(`account:${accountId}`)])
    .filter(([, balance]) => !balance.isZero())
    .sort(([a], [b]) => Number(a) - Number(b));
  const sumOf = (amounts: Decimal[]) => amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
  const side = (balance: Decimal) => (balance.isNegative() ? new Decimal(0) : balance);
  return {
    accounts: rows.map(([accountId, balance]) => ({
      accountId,
      name: textOf(books.find('Account', accountId) ?? {}, 'FullyQualifiedName') ?? '',
      debit: side(balance).toFixed(),
      credit: side(balance.negated()).toFixed(),
    })),
    debit: sumOf(rows.map(([, balance]) => side(balance))).toFixed(),
    credit: sumOf(rows.map(([, balance]) => side(balance.negated()))).toFixed(),
  };
}

/** The balances of one kind, with what stands in their key, in the order of the ids. */
function rowsOf(balances: Balances, kind: string): [string[], Decimal][] {
  return [...balances]
    .map(([key, balance]): [string[], Decimal] => [key.split(':'), balance])
    .filter(([[found]]) => found === kind)
    .map(([[, ...ids], balance]): [string[], Decimal] => [ids, balance])
    .sort(([[a]], [[b]]) => Number(a) - Number(b));
}

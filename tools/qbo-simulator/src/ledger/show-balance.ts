import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { type BalanceKey } from './balances';

/**
 * Writes a new balance on the account, name or item that shows it. Balances are no change of the object: neither
 * SyncToken nor LastUpdatedTime moves (QuickBooks Online, Account, Vendor and Item pages: read-only).
 */
export function showBalance(books: CompanyBooks, key: BalanceKey, balance: Decimal, change: Decimal): void {
  const [kind, id = ''] = key.split(':');
  switch (kind) {
    case 'account':
      return showAccount(books, id, balance, change);
    case 'vendor':
      return write(books, 'Vendor', id, { Balance: balance.negated().toNumber() });
    case 'customer':
      write(books, 'Customer', id, { Balance: balance.toNumber() });
      return showInFamily(books, 'Customer', id, 'BalanceWithJobs', change);
    case 'stock':
      return write(books, 'Item', id, { QtyOnHand: balance.toNumber() });
    default:
      // What an item is worth and what is owed per A/P account are shown by no object.
      return;
  }
}

const BALANCE_SHEET: readonly unknown[] = ['Asset', 'Liability', 'Equity'];

/** Shows the balance of an account whose type has changed, and with it on which side its balance stands. */
export function showAgain(books: CompanyBooks, account: JsonObject, balance: Decimal): void {
  const shown = account['CurrentBalance'];
  const wanted = naturalBalance(account['Classification'], balance);
  const change = wanted.minus(typeof shown === 'number' ? shown : 0);
  if (change.isZero()) return;
  const id = scalarText(account['Id']);
  write(books, 'Account', id, { CurrentBalance: wanted.toNumber() });
  showInFamily(books, 'Account', id, 'CurrentBalanceWithSubAccounts', change);
}

/** CurrentBalance is shown for accounts of the balance sheet only; what is owed shows above zero. */
function naturalBalance(classification: unknown, balance: Decimal): Decimal {
  if (!BALANCE_SHEET.includes(classification)) return new Decimal(0);
  return classification === 'Asset' ? balance : balance.negated();
}

function showAccount(books: CompanyBooks, id: string, balance: Decimal, change: Decimal): void {
  const classification = books.find('Account', id)?.['Classification'];
  if (!BALANCE_SHEET.includes(classification)) return;
  write(books, 'Account', id, { CurrentBalance: naturalBalance(classification, balance).toNumber() });
  const moved = naturalBalance(classification, change);
  showInFamily(books, 'Account', id, 'CurrentBalanceWithSubAccounts', moved);
}

/** Adds to a total that an object shares with everything above it. */
export function showInFamily(
  books: CompanyBooks,
  entity: string,
  id: string | undefined,
  property: string,
  change: Decimal,
): void {
  let member = id;
  while (member !== undefined) {
    const body: JsonObject = books.find(entity, member) ?? {};
    const before = body[property];
    const total = new Decimal(typeof before === 'number' ? before : 0).plus(change);
    write(books, entity, member, { [property]: total.toNumber() });
    member = referenceOf(body, 'ParentRef');
  }
}

function write(books: CompanyBooks, entity: string, id: string, shown: JsonObject): void {
  const records = books.records(entity);
  const record = records.get(id);
  if (record) records.put(id, { ...record, body: { ...record.body, ...shown } });
}

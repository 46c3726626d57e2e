import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { type Change } from '../model/entity';
import { roundToCents } from '../rules/amounts';
import { accountOfSubType } from './account-of-sub-type';
import { Ledger } from './ledger';
import { counterpart, type Posting } from './posting';
import { showAgain, showInFamily } from './show-balance';

/** What an account begins with stands against Opening Balance Equity. */
export function openAccount(books: CompanyBooks, account: JsonObject, balance: number): void {
  if (balance === 0) return;
  const natural = new Decimal(balance);
  const amount = account['Classification'] === 'Asset' ? natural : natural.negated();
  const opening: Posting = { account: scalarText(account['Id']), amount: roundToCents(amount).toFixed() };
  enterAgainst(
    books,
    `Account:${opening.account}`,
    [opening],
    accountOfSubType(books, 'OpeningBalanceEquity'),
  );
}

/** An account that is created with a balance, or that moves under another parent. */
export function followAccount({ books, before, after }: Change): void {
  if (!after) return;
  const opening = after['OpeningBalance'];
  if (!before) {
    if (typeof opening === 'number' && onBalanceSheet(after)) openAccount(books, after, opening);
    return;
  }
  moveInFamily(books, 'Account', 'CurrentBalanceWithSubAccounts', before, after);
  showAgain(books, after, new Ledger(books).balance(`account:${scalarText(after['Id'])}`));
}

/** A job that moves under another customer takes its balance along. */
export function followCustomer({ books, before, after }: Change): void {
  if (before && after) moveInFamily(books, 'Customer', 'BalanceWithJobs', before, after);
}

function moveInFamily(
  books: CompanyBooks,
  entity: string,
  property: string,
  before: JsonObject,
  after: JsonObject,
): void {
  const [from, to] = [referenceOf(before, 'ParentRef'), referenceOf(after, 'ParentRef')];
  const total = after[property];
  if (from === to || typeof total !== 'number') return;
  showInFamily(books, entity, from, property, new Decimal(total).negated());
  showInFamily(books, entity, to, property, new Decimal(total));
}

function onBalanceSheet({ Classification }: JsonObject): boolean {
  return Classification === 'Asset' || Classification === 'Liability' || Classification === 'Equity';
}

/**
 * The quantity that an inventory item is given: at its start against Opening Balance Equity, later as an adjustment
 * against the item's expense account. It is worth PurchaseCost a piece.
 */
export function followItem({ books, before, after }: Change): void {
  const asset = after && referenceOf(after, 'AssetAccountRef');
  const given = after?.['QtyOnHand'];
  if (!after || after['Type'] !== 'Inventory' || asset === undefined || typeof given !== 'number') return;
  const item = scalarText(after['Id']);
  const quantity = new Decimal(given).minus(new Ledger(books).balance(`stock:${item}`));
  if (quantity.isZero()) return;
  const cost = after['PurchaseCost'];
  const amount = roundToCents(quantity.times(typeof cost === 'number' ? cost : 0)).toFixed();
  const stock: Posting = {
    account: asset,
    amount,
    item,
    quantity: quantity.toFixed(),
    date: textOf(after, 'InvStartDate') ?? '',
    expense: referenceOf(after, 'ExpenseAccountRef') ?? asset,
  };
  const against = before
    ? referenceOf(after, 'ExpenseAccountRef')
    : accountOfSubType(books, 'OpeningBalanceEquity');
  enterAgainst(books, `Item:${item}`, [stock], against);
}

/** Adds to what the object posted before: openings and adjustments are facts that later ones do not replace. */
function enterAgainst(
  books: CompanyBooks,
  document: string,
  postings: readonly Posting[],
  account: string | undefined,
): void {
  if (account === undefined) throw new Error(`${document} has no account to stand against`);
  const ledger = new Ledger(books);
  const entered = [...postings, counterpart(postings, account, {})];
  ledger.enter(document, [...ledger.postingsOf(document), ...entered]);
}

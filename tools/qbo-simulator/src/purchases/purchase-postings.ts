import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { isForeign } from '../ledger/accounts-of-type';
import { accountOfSubType } from '../ledger/account-of-sub-type';
import { counterpart, type Posting } from '../ledger/posting';
import { detailOf, linesOf } from '../model/merge-update';
import { amountOf, roundToCents } from '../rules/amounts';
import { totalTaxOf } from '../tax/transaction-tax';

/** Whether the lines take things in (a bill) or give them back (a vendor credit, a refund). */
export type Direction = 1 | -1;

/** An amount of the transaction in home currency; without an ExchangeRate foreign money counts one to one. */
export function inHomeCurrency(books: CompanyBooks, body: JsonObject, amount: Decimal): Decimal {
  const rate = body['ExchangeRate'];
  return roundToCents(isForeign(books, body) && typeof rate === 'number' ? amount.times(rate) : amount);
}

/**
 * What a bill, vendor credit or purchase posts: every line to its account, the sum to the account that owes or pays.
 * Inventory goes into the item's asset account with its quantity, everything else into an expense.
 */
export function purchasePostings(
  books: CompanyBooks,
  body: JsonObject,
  direction: Direction,
  against: { readonly account: string; readonly vendor?: string },
): Posting[] {
  const lines = linesOf(body)
    .map((line) => linePosting(books, body, direction, line))
    .filter((posting) => posting !== undefined);
  lines.push(...taxPosting(books, body, direction));
  const { account, ...names } = against;
  return lines.length === 0 ? [] : [...lines, counterpart(lines, account, names)];
}

/** A bill's or credit's other side: the A/P account, in the vendor's name. */
export function payable(body: JsonObject): { readonly account: string; readonly vendor: string } {
  return { account: referenceOf(body, 'APAccountRef') ?? '', vendor: referenceOf(body, 'VendorRef') ?? '' };
}

/** All of the tax stands in one account, also what a business cannot reclaim. */
function taxPosting(books: CompanyBooks, body: JsonObject, direction: Direction): Posting[] {
  const tax = new Decimal(totalTaxOf(body));
  if (tax.isZero()) return [];
  const account = accountOfSubType(books, 'GlobalTaxPayable');
  if (account === undefined) throw new Error('A company that computes tax has no account for it');
  const amount = inHomeCurrency(books, body, tax.times(direction)).toFixed();
  return [{ account, amount }];
}

function linePosting(
  books: CompanyBooks,
  body: JsonObject,
  direction: Direction,
  line: JsonObject,
): Posting | undefined {
  const detail = detailOf(line) ?? {};
  const amount = inHomeCurrency(books, body, new Decimal(amountOf(line)).times(direction)).toFixed();
  const account = referenceOf(detail, 'AccountRef');
  if (account !== undefined) return { account, amount };
  const item = books.find('Item', referenceOf(detail, 'ItemRef') ?? '');
  if (!item) return undefined;
  if (item['Type'] !== 'Inventory') return { account: expenseAccountOf(item), amount };
  const { Qty } = detail;
  const quantity = new Decimal(typeof Qty === 'number' ? Qty : 0).times(direction).toFixed();
  const asset = referenceOf(item, 'AssetAccountRef') ?? expenseAccountOf(item);
  const date = textOf(body, 'TxnDate') ?? '';
  return {
    account: asset,
    amount,
    item: scalarText(item['Id']),
    quantity,
    date,
    expense: expenseAccountOf(item),
  };
}

/** No item is bought without an account; one that has lost it since stands where it was posted. */
function expenseAccountOf(item: JsonObject): string {
  return referenceOf(item, 'ExpenseAccountRef') ?? referenceOf(item, 'IncomeAccountRef') ?? '';
}

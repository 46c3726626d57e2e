import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { accountOfSubType } from '../ledger/account-of-sub-type';
import { counterpart, type Posting } from '../ledger/posting';
import { detailOf, linesOf } from '../model/merge-update';
import { inHomeCurrency, type Direction } from '../purchases/purchase-postings';
import { amountOf } from '../rules/amounts';
import { totalTaxOf } from '../tax/transaction-tax';
import { isDiscount, isSale } from './sales-lines';

/**
 * What a sale posts (direction 1), or its return (-1): every line to the income account of its item, the tax to the
 * account that owes it, the discount to its own, and the sum to the account that is owed or paid. Inventory leaves at
 * cost, which the ledger works out.
 */
export function salesPostings(
  books: CompanyBooks,
  body: JsonObject,
  direction: Direction,
  against: { readonly account: string; readonly customer?: string },
): Posting[] {
  const home = (amount: Decimal) => inHomeCurrency(books, body, amount.times(-direction)).toFixed();
  const sales = linesOf(body).filter(isSale);
  const postings = sales.map((line): Posting => ({
    account: referenceOf(detailOf(line) ?? {}, 'ItemAccountRef') ?? '',
    amount: home(new Decimal(amountOf(line))),
  }));
  const tax = new Decimal(totalTaxOf(body));
  if (!tax.isZero()) postings.push({ account: taxAccount(books), amount: home(tax) });
  const discount = discountOf(body, sales, tax);
  if (discount) postings.push({ account: discount.account, amount: home(discount.amount.negated()) });
  const { account, ...names } = against;
  if (postings.length > 0) postings.push(counterpart(postings, account, names));
  return [...postings, ...sales.flatMap((line) => stockPosting(books, body, direction, line))];
}

function taxAccount(books: CompanyBooks): string {
  const subType = books.company.country === 'US' ? 'SalesTaxPayable' : 'GlobalTaxPayable';
  return accountOfSubType(books, subType) ?? '';
}

/** Without its tax: what the lines and the tax are more than the total. */
function discountOf(
  body: JsonObject,
  sales: readonly JsonObject[],
  tax: Decimal,
): { readonly account: string; readonly amount: Decimal } | undefined {
  const line = linesOf(body).find(isDiscount);
  if (!line) return undefined;
  const total = body['TotalAmt'];
  const lines = sales.reduce((sum, sale) => sum.plus(amountOf(sale)), tax);
  const account = referenceOf(detailOf(line) ?? {}, 'DiscountAccountRef') ?? '';
  return { account, amount: lines.minus(typeof total === 'number' ? total : 0) };
}

function stockPosting(
  books: CompanyBooks,
  body: JsonObject,
  direction: Direction,
  line: JsonObject,
): Posting[] {
  const detail = detailOf(line) ?? {};
  const { Qty } = detail;
  const item = books.find('Item', referenceOf(detail, 'ItemRef') ?? '');
  const asset = referenceOf(item ?? {}, 'AssetAccountRef');
  if (item?.['Type'] !== 'Inventory' || asset === undefined || typeof Qty !== 'number' || Qty === 0)
    return [];
  return [
    {
      account: asset,
      amount: '0',
      item: scalarText(item['Id']),
      quantity: new Decimal(Qty).times(-direction).toFixed(),
      date: textOf(body, 'TxnDate') ?? '',
      expense: referenceOf(item, 'ExpenseAccountRef') ?? asset,
      atCost: true,
    },
  ];
}

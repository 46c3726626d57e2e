import { Decimal } from 'decimal.js';
import { businessRule } from '../data-service/fault-texts';
import { referenceOf, type JsonObject } from '../json';
import { accountInNeed } from '../ledger/account-of-sub-type';
import { type Draft, type Rule } from '../model/entity';
import { detailOf, linesOf } from '../model/merge-update';
import { amountOf, roundToCents } from '../rules/amounts';
import { computeTax, type ComputedTax } from '../tax/compute-tax';
import { salesRates, shownGroupCode, taxOverrides } from '../tax/sales-tax';
import { sentAmount, taxDetail, totalTaxOf, withNet } from '../tax/transaction-tax';
import { sharesOf, taxModeOf, type DiscountShare } from './discount';
import { isDiscount } from './sales-lines';

/**
 * Works out the tax of a sale, adds the line with the subtotal, and says what all of it comes to: lines without the
 * discount, and their tax. In the US the discount lowers what is taxed only where ApplyTaxAfterDiscount says so.
 */
export const salesTotals: Rule = (draft) => {
  const { body } = draft;
  const mode = taxModeOf(body);
  const lines = linesOf(body).filter((line) => !isDiscount(line));
  const discounts = linesOf(body).filter(isDiscount);
  const discount = amountOf(discounts[0] ?? {});
  const shares = taxedShares(draft, lines, discount);
  const tax = taxOf(draft, lines, shares);
  const nets = lines.map((line, index) => withNet(line, mode, tax.nets[index] ?? ZERO));
  body['Line'] = [...nets, subTotal(nets), ...discounts];
  const detail = tax.taxes.length === 0 ? { TotalTax: 0 } : taxDetail(tax, taxOverrides(draft));
  body['TxnTaxDetail'] = { ...shownGroupCode(draft), ...detail };
  // A discount that lowers the tax stands in the amounts of its shares, without their tax.
  const taken = tax.nets.slice(lines.length).reduce((sum, net) => sum.minus(net), ZERO);
  return totalled(draft, sumOf(nets).minus(shares.length > 0 ? taken : discount));
};

const ZERO = new Decimal(0);

/** The tax of the lines, and below zero that of the shares of the discount. */
function taxOf(draft: Draft, lines: readonly JsonObject[], shares: readonly DiscountShare[]): ComputedTax {
  const mode = taxModeOf(draft.body);
  const sold = lines.map((line) => ({
    amount: sentAmount(line, mode),
    rates: salesRates(draft, codeOf(line)),
  }));
  const taken = shares.map(({ code, amount }) => ({
    amount: amount.negated().toNumber(),
    rates: salesRates(draft, code),
  }));
  return computeTax([...sold, ...taken], mode, draft.books.switches.tax_rounding);
}

const codeOf = (line: JsonObject): string | undefined => referenceOf(detailOf(line) ?? {}, 'TaxCodeRef');

function taxedShares(
  { books, body }: Draft,
  lines: readonly JsonObject[],
  discount: number,
): DiscountShare[] {
  const taxedFirst = books.company.country === 'US' && body['ApplyTaxAfterDiscount'] !== true;
  return taxedFirst || discount === 0 ? [] : sharesOf(body, lines, new Decimal(discount));
}

/** QuickBooks adds it to whatever was sent, without an Id. */
const subTotal = (lines: readonly JsonObject[]): JsonObject => ({
  Amount: sumOf(lines).toNumber(),
  DetailType: 'SubTotalLineDetail',
  SubTotalLineDetail: {},
});

const sumOf = (lines: readonly JsonObject[]): Decimal =>
  lines.reduce((sum, line) => sum.plus(amountOf(line)), ZERO);

function totalled({ books, body }: Draft, net: Decimal): ReturnType<Rule> {
  const tax = totalTaxOf(body);
  if (tax !== 0 && books.company.country === 'US') accountInNeed(books, 'SalesTaxPayable');
  const total = roundToCents(net.plus(tax));
  body['TotalAmt'] = total.toNumber();
  return total.isNegative()
    ? [businessRule('You must specify a transaction amount that is 0 or greater.')]
    : [];
}

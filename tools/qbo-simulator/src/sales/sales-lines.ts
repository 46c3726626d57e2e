import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { otherPreferenceText } from '../company/preference';
import { fault, notModelled, type Fault } from '../data-service/fault';
import { businessRule, requiredMissing } from '../data-service/fault-texts';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { accountInNeed } from '../ledger/account-of-sub-type';
import { type Rule } from '../model/entity';
import {
  boolean,
  date,
  enumeration,
  kept,
  number,
  object,
  reference,
  text,
  type FieldTable,
} from '../model/fields';
import { detailOf, linesOf, matchLines } from '../model/merge-update';
import { amountOf, roundToCents } from '../rules/amounts';
import { amountIsProduct, categoryOnLine } from '../rules/item-line';
import { checkLineTaxCode } from '../tax/line-tax-code';
import { grossOf } from './discount';

/** The lines of sales forms (QuickBooks Online, Invoice page). */
export const SALES_LINE_FIELDS: FieldTable = {
  Id: text(64, { readOnly: true }),
  LineNum: number(),
  Description: text(4000),
  Amount: number(),
  DetailType: enumeration(
    [
      ...['SalesItemLineDetail', 'DescriptionOnly', 'DiscountLineDetail', 'SubTotalLineDetail'],
      'GroupLineDetail',
    ],
    { required: true },
  ),
  LinkedTxn: kept({ readOnly: true }),
  CustomField: kept(),
  ProjectRef: reference('Customer'),
  SalesItemLineDetail: object({
    ItemRef: reference('Item'),
    ItemAccountRef: reference('Account', { readOnly: true }),
    ClassRef: reference('Class'),
    TaxCodeRef: reference([]),
    Qty: number(),
    UnitPrice: number(),
    RatePercent: number(),
    ServiceDate: date(),
    TaxInclusiveAmt: number(),
    DiscountAmt: number(),
    DiscountRate: number(),
    MarkupInfo: kept(),
    PriceLevelRef: reference([]),
    TaxClassificationRef: reference([]),
    DeferredRevenue: boolean(),
  }),
  DescriptionLineDetail: object({ ServiceDate: date(), TaxCodeRef: reference([]) }),
  DiscountLineDetail: object({
    PercentBased: boolean(),
    DiscountPercent: number(),
    DiscountAccountRef: reference('Account'),
    ClassRef: reference('Class'),
    TaxCodeRef: reference([]),
  }),
  SubTotalLineDetail: kept(),
  GroupLineDetail: kept(),
};

export const isSale = (line: JsonObject): boolean => line['DetailType'] === 'SalesItemLineDetail';
export const isDiscount = (line: JsonObject): boolean => line['DetailType'] === 'DiscountLineDetail';
const isSubTotal = (line: JsonObject): boolean => line['DetailType'] === 'SubTotalLineDetail';

/**
 * Gives every line its Id and number and its defaults, and judges it. Subtotals are QuickBooks' own and those that are
 * sent are dropped; the discount stands last, without an Id.
 */
export const salesLines: Rule = ({ books, body, previous }) => {
  const sent = linesOf(body).filter((line) => !isSubTotal(line));
  const discounts = sent.filter(isDiscount);
  const matched = matchLines(
    linesOf(previous ?? {}).filter((line) => line['Id'] !== undefined),
    sent.filter((line) => !isDiscount(line)),
    books.switches.renumber_lines,
  );
  const lines = matched.map((line) => withDefaults(books, line));
  body['Line'] = [...lines, ...discounts.map((line) => discountLine(books, body, lines, line))];
  if (!lines.some((line) => isSale(line) || line['Description'] !== undefined)) {
    return [fault('2250', 'Missing Lines : At least one split line is required.', 'Line')];
  }
  if (discounts.length > 1) return [businessRule('A transaction can only have one discount.', 'Line')];
  return linesOf(body).flatMap((line) => LINE_RULES.flatMap((rule) => rule(line, books, body)));
};

/** Without an item it is the company's default one (recorded: 1); in the US what is not said to be taxable is not. */
function withDefaults(books: CompanyBooks, line: JsonObject): JsonObject {
  if (!isSale(line)) return line;
  const detail = detailOf(line) ?? {};
  const id = referenceOf(detail, 'ItemRef') ?? otherPreferenceText(books, 'SalesFormsPrefs.DefaultItem');
  const item = id === undefined ? undefined : books.find('Item', id);
  const account = referenceOf(item ?? {}, 'IncomeAccountRef');
  const filled: JsonObject = {
    ...(books.company.country === 'US' ? { TaxCodeRef: { value: 'NON' } } : {}),
    ...detail,
    ...(item ? { ItemRef: { value: scalarText(item['Id']) } } : {}),
    ...(account === undefined ? {} : { ItemAccountRef: { value: account } }),
  };
  return { ...line, SalesItemLineDetail: filled };
}

/** Its amount, where it is a percentage of the other lines, and the account that bears it. */
function discountLine(
  books: CompanyBooks,
  body: JsonObject,
  lines: readonly JsonObject[],
  { Id: _id, LineNum: _number, ...line }: JsonObject,
): JsonObject {
  const detail = detailOf(line) ?? {};
  const percent = detail['DiscountPercent'];
  const Amount =
    detail['PercentBased'] === true && typeof percent === 'number'
      ? roundToCents(grossOf(body, lines).times(percent).dividedBy(100)).toNumber()
      : amountOf(line);
  const account = { value: accountInNeed(books, 'DiscountsRefundsGiven') };
  return { ...line, Amount, DiscountLineDetail: { DiscountAccountRef: account, ...detail } };
}

type LineRule = (line: JsonObject, books: CompanyBooks, body: JsonObject) => Fault[];

const modelled: LineRule = (line) =>
  line['DetailType'] === 'GroupLineDetail' ? [notModelled('GroupLineDetail')] : [];

const amountGiven: LineRule = (line) =>
  isSale(line) && line['Amount'] === undefined ? [requiredMissing('Amount')] : [];

/** What is sold has an income account; a category is not sold. */
const itemSellable: LineRule = (line, books) => {
  if (!isSale(line)) return [];
  const item = books.find('Item', referenceOf(detailOf(line) ?? {}, 'ItemRef') ?? '');
  if (!item) return [requiredMissing('ItemRef')];
  if (item['Type'] === 'Category') return [categoryOnLine()];
  if (referenceOf(item, 'IncomeAccountRef') !== undefined) return [];
  return [
    businessRule(
      'You need to select a different type of account for this transaction. The item has no income account.',
      'ItemRef',
    ),
  ];
};

const taxCodeKnown: LineRule = (line, books, body) =>
  isSale(line) ? checkLineTaxCode(books, body, detailOf(line) ?? {}, true) : [];

const discountInRange: LineRule = (line) => {
  if (!isDiscount(line)) return [];
  const percent = new Decimal(Number(detailOf(line)?.['DiscountPercent'] ?? 0));
  return percent.isNegative() || percent.gt(100)
    ? [fault('2150', `Invalid Percent : ${percent.toFixed()}`, 'DiscountPercent')]
    : [];
};

const LINE_RULES: readonly LineRule[] = [
  modelled,
  amountGiven,
  amountIsProduct,
  itemSellable,
  taxCodeKnown,
  discountInRange,
];

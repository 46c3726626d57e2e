import { Decimal } from 'decimal.js';
import { isBilled } from '../billable/charges';
import { type CompanyBooks } from '../company/books';
import { homeCurrency, preference } from '../company/preference';
import { fault, type Fault } from '../data-service/fault';
import { businessRule } from '../data-service/fault-texts';
import { referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { type Rule } from '../model/entity';
import {
  boolean,
  enumeration,
  kept,
  list,
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
import { totalTaxOf } from '../tax/transaction-tax';

const MARKUP = object({
  PercentBased: boolean(),
  Value: number(),
  Percent: number(),
  MarkUpIncomeAccountRef: reference('Account'),
  PriceLevelRef: reference([]),
});

const SHARED_DETAIL: FieldTable = {
  CustomerRef: reference('Customer'),
  ClassRef: reference('Class'),
  TaxCodeRef: reference([]),
  TaxInclusiveAmt: number(),
  BillableStatus: text(20),
  MarkupInfo: MARKUP,
};

/** The lines of purchase orders; bills and purchases have the same. */
export const PURCHASE_LINE_FIELDS: FieldTable = {
  Id: text(64, { readOnly: true }),
  LineNum: number(),
  Description: text(4000),
  Amount: number({ required: true }),
  DetailType: enumeration(
    ['ItemBasedExpenseLineDetail', 'AccountBasedExpenseLineDetail', 'DescriptionOnly'],
    {
      required: true,
    },
  ),
  Received: number({ readOnly: true }),
  ProjectRef: reference('Customer'),
  LinkedTxn: list({ TxnId: text(64), TxnType: text(30), TxnLineId: text(64) }),
  CustomField: kept(),
  ItemBasedExpenseLineDetail: object({
    ...SHARED_DETAIL,
    ItemRef: reference('Item'),
    Qty: number(),
    UnitPrice: number(),
    RatePercent: number(),
    PriceLevelRef: reference([]),
  }),
  AccountBasedExpenseLineDetail: object({
    ...SHARED_DETAIL,
    AccountRef: reference('Account'),
    TaxAmount: number(),
  }),
  DescriptionLineDetail: kept(),
};

/** Gives every line its Id and number, its defaults, and judges it. */
export const purchaseLines: Rule = ({ books, body, previous }) => {
  const matched = matchLines(linesOf(previous ?? {}), linesOf(body), books.switches.renumber_lines);
  const lines = matched.map((line) => withDefaults(line, books));
  body['Line'] = lines;
  if (!lines.some((line) => targetOf(line) !== undefined || amountOf(line) !== 0)) {
    return [fault('2250', 'Missing Lines : At least one split line is required.', 'Line')];
  }
  const before = new Map(linesOf(previous ?? {}).map((line) => [line['Id'], line]));
  return lines.flatMap((line) =>
    LINE_RULES.flatMap((rule) => rule(line, books, body, before.get(line['Id']))),
  );
};

/** TotalAmt is the sum of the lines and their tax; an order below zero is refused. */
export const totalOfLines: Rule = ({ body }) => {
  const tax = new Decimal(totalTaxOf(body));
  const total = linesOf(body).reduce((sum, line) => sum.plus(amountOf(line)), tax);
  body['TotalAmt'] = roundToCents(total).toNumber();
  return total.isNegative()
    ? [businessRule('You must specify a transaction amount that is 0 or greater.')]
    : [];
};

/** What QuickBooks fills in: not billable and, in the US, not taxable. */
function withDefaults(line: JsonObject, { company }: CompanyBooks): JsonObject {
  const detail = detailOf(line);
  if (!detail) return line;
  const taxCode = company.country === 'US' ? { TaxCodeRef: { value: 'NON' } } : {};
  const filled = { BillableStatus: 'NotBillable', ...taxCode, ...detail };
  return { ...line, [scalarText(line['DetailType'])]: filled };
}

function targetOf(line: JsonObject): string | undefined {
  const detail = detailOf(line) ?? {};
  return referenceOf(detail, 'ItemRef') ?? referenceOf(detail, 'AccountRef');
}

type LineRule = (line: JsonObject, books: CompanyBooks, body: JsonObject, before?: JsonObject) => Fault[];

/** A line without item or account only documents; it can carry neither an amount nor a customer to bill (6440). */
const detailRequired: LineRule = (line) => {
  const billable = textOf(detailOf(line) ?? {}, 'BillableStatus') === 'Billable';
  if (targetOf(line) !== undefined || (amountOf(line) === 0 && !billable)) return [];
  return [
    fault(
      '6440',
      'Transaction Detail Information Required : An account or an item is required for a line with an amount or a billable customer.',
      'Line',
    ),
  ];
};

/** An item on a purchase line is a product or service with an expense account. */
const itemPurchasable: LineRule = (line, books) => {
  const item = books.find('Item', referenceOf(detailOf(line) ?? {}, 'ItemRef') ?? '');
  if (!item) return [];
  if (item['Type'] === 'Category') return [categoryOnLine()];
  if (referenceOf(item, 'ExpenseAccountRef') !== undefined) return [];
  return books.switches.non_purchasable_item === '6430'
    ? [fault('6430', 'Invalid account type used : The item has no expense account.', 'ItemRef')]
    : [
        businessRule(
          'You need to select a different type of account for this transaction. The item has no expense account.',
          'ItemRef',
        ),
      ];
};

/** Receivables and payables cannot be the account of a purchase line. */
const accountFits: LineRule = (line, books) => {
  const account = books.find('Account', referenceOf(detailOf(line) ?? {}, 'AccountRef') ?? '');
  const type = account?.['AccountType'];
  return type === 'Accounts Receivable' || type === 'Accounts Payable'
    ? [fault('6430', `Invalid account type used : ${type} cannot be used on a purchase line.`, 'AccountRef')]
    : [];
};

/** Beside the home currency a transaction knows that of its vendor alone. */
const oneForeignCurrency: LineRule = (line, books, body) => {
  const account = books.find('Account', referenceOf(detailOf(line) ?? {}, 'AccountRef') ?? '');
  const currency = referenceOf(account ?? {}, 'CurrencyRef') ?? homeCurrency(books);
  return currency === homeCurrency(books) || currency === referenceOf(body, 'CurrencyRef')
    ? []
    : [businessRule('You can only use one foreign currency per transaction.', 'AccountRef')];
};

const taxCodeKnown: LineRule = (line, books, body) =>
  checkLineTaxCode(books, body, detailOf(line) ?? {}, targetOf(line) !== undefined);

/** Billable lines need a customer (6310) and a company that bills expenses; HasBeenBilled is QuickBooks' own. */
const billableStatus: LineRule = (line, books, _body, before) => {
  const detail = detailOf(line) ?? {};
  const status = textOf(detail, 'BillableStatus');
  if (status === undefined || status === 'NotBillable') return [];
  if (status === 'HasBeenBilled' && before && isBilled(before)) return [];
  if (status === 'HasBeenBilled')
    return [fault('2170', 'Invalid Enumeration : HAS_BEEN_BILLED', 'BillableStatus')];
  if (status !== 'Billable') return [fault('2170', `Invalid Enumeration : ${status}`, 'BillableStatus')];
  if (referenceOf(detail, 'CustomerRef') === undefined) {
    return [fault('6310', 'Missing Customer : A customer is required on a billable line.', 'CustomerRef')];
  }
  return preference(books, 'VendorAndPurchasesPrefs', 'BillableExpenseTracking') === true
    ? []
    : [
        businessRule(
          "An account you chose for a billable expense doesn't have an income account associated with it.",
        ),
      ];
};

const LINE_RULES: readonly LineRule[] = [
  detailRequired,
  amountIsProduct,
  itemPurchasable,
  accountFits,
  oneForeignCurrency,
  taxCodeKnown,
  billableStatus,
];

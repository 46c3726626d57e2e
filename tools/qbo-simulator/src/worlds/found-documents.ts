import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { SEED_AUTHOR } from '../company/company';
import { homeCurrency } from '../company/preference';
import { objectsOf, scalarText, type JsonObject } from '../json';
import { definitionOf } from '../model/registry';
import { create } from '../model/save';
import { COUNTRY_TAXES } from '../tax/country-taxes';
import { pacificDay } from '../time/pacific-time';
import {
  SAMPLE_BILLS,
  SAMPLE_ORDERS,
  SAMPLE_PAYMENTS,
  type BillRow,
  type LineRow,
  type OrderRow,
  type PaymentRow,
} from './documents';

const DAY_MS = 86_400_000;
const CHECKING = '35';

/** Gives a sample company its open orders and bills, by the rules that every document meets. */
export function foundDocuments(books: CompanyBooks): void {
  const { plans } = definitionOf('PurchaseOrder');
  const hasOrders = plans?.includes(books.switches.plan) ?? true;
  const orders = new Map(
    hasOrders
      ? SAMPLE_ORDERS.map((row) => [row.number, found(books, 'PurchaseOrder', order(books, row))])
      : [],
  );
  const bills = SAMPLE_BILLS.map((row) =>
    found(books, 'Bill', bill(books, row, row.order === undefined ? undefined : orders.get(row.order))),
  );
  for (const row of SAMPLE_PAYMENTS) found(books, 'BillPayment', payment(books, row, bills));
}

function found(books: CompanyBooks, entity: string, input: JsonObject): JsonObject {
  const definition = definitionOf(entity);
  const written = create({ books, definition, input, include: new Set(), author: SEED_AUTHOR });
  if (!written.ok) throw new Error(`The sample's ${entity} was refused: ${written.faults[0]?.detail ?? ''}`);
  return written.value;
}

const dayBefore = (books: CompanyBooks, days: number): string =>
  pacificDay(books.company.createdAt - days * DAY_MS);

const header = (books: CompanyBooks, vendor: number, daysAgo: number): JsonObject => ({
  VendorRef: { value: String(vendor) },
  TxnDate: dayBefore(books, daysAgo),
  CurrencyRef: { value: homeCurrency(books) },
});

function order(books: CompanyBooks, row: OrderRow): JsonObject {
  return {
    ...header(books, row.vendor, row.daysAgo),
    ...taxModel(books),
    DocNumber: row.number,
    APAccountRef: { value: '33' },
    POStatus: 'Open',
    Line: row.lines.map((line) => lineOf(books, line)),
  };
}

function bill(books: CompanyBooks, row: BillRow, billed: JsonObject | undefined): JsonObject {
  const link = billed && { TxnId: billed['Id'] ?? '', TxnType: 'PurchaseOrder' };
  const orderLines = objectsOf(billed?.['Line']);
  return {
    ...header(books, row.vendor, row.daysAgo),
    ...taxModel(books),
    ...(row.number === undefined ? {} : { DocNumber: row.number }),
    SalesTermRef: { value: String(row.term) },
    ...(link ? { LinkedTxn: [link] } : {}),
    Line: row.lines.map((line, at) => ({
      ...lineOf(books, line),
      ...(link ? { LinkedTxn: [{ ...link, TxnLineId: orderLines[at]?.['Id'] ?? '' }] } : {}),
    })),
  };
}

function payment(books: CompanyBooks, row: PaymentRow, bills: readonly JsonObject[]): JsonObject {
  const paid = row.bills.map((at) => bills[at]).filter((known) => known !== undefined);
  const total = paid.reduce((sum, { TotalAmt }) => sum.plus(scalarText(TotalAmt)), new Decimal(0));
  return {
    ...header(books, row.vendor, row.daysAgo),
    TotalAmt: total.toNumber(),
    ...(row.card === undefined
      ? { PayType: 'Check', CheckPayment: { BankAccountRef: { value: CHECKING } } }
      : { PayType: 'CreditCard', CreditCardPayment: { CCAccountRef: { value: String(row.card) } } }),
    Line: paid.map(({ Id = '', TotalAmt = 0 }) => ({
      Amount: TotalAmt,
      LinkedTxn: [{ TxnId: Id, TxnType: 'Bill' }],
    })),
  };
}

function lineOf(books: CompanyBooks, row: LineRow): JsonObject {
  const tax = taxCodeOf(books);
  if ('account' in row) {
    const detail = { AccountRef: { value: String(row.account) }, ...tax };
    return {
      Description: row.about,
      Amount: row.amount,
      DetailType: 'AccountBasedExpenseLineDetail',
      AccountBasedExpenseLineDetail: detail,
    };
  }
  const detail = { ItemRef: { value: String(row.item) }, Qty: row.quantity, UnitPrice: row.price, ...tax };
  return {
    Description: row.about,
    Amount: row.quantity * row.price,
    DetailType: 'ItemBasedExpenseLineDetail',
    ItemBasedExpenseLineDetail: detail,
  };
}

/** Outside of the US every line names a tax code; the first of each country is its ordinary one. */
function taxCodeOf(books: CompanyBooks): JsonObject {
  const { country } = books.company;
  if (country === 'US') return {};
  return { TaxCodeRef: { value: COUNTRY_TAXES[country].codes[0]?.id ?? '' } };
}

const taxModel = (books: CompanyBooks): JsonObject =>
  books.company.country === 'US' ? {} : { GlobalTaxCalculation: 'TaxExcluded' };

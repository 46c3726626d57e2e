import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { isObject, objectsOf, referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { type FieldTable } from '../model/fields';
import { detailOf, linesOf } from '../model/merge-update';
import { type EntityDefinition } from '../model/entity';
import { homeCurrency } from '../company/preference';
import { amountText, money, quantityText } from './format';
import { currencyOf, linksOf, referenceLink } from './list-columns';
import { linkedTitle, linkTarget } from './linked';
import { table, type Column } from './parts';
import { badge, billableStatus } from './status';
import { totalOf } from './total';

/** The lines of a transaction; columns that no line fills are left out. */
export function lineTable(
  books: CompanyBooks,
  definition: EntityDefinition,
  shown: JsonObject,
): Html | undefined {
  const lines = linesOf(shown);
  if (lines.length === 0) return undefined;
  const currency = currencyOf(books, shown);
  const filled = lineColumns(books, definition).filter(({ cell }) =>
    lines.some((line) => isFilled(cell(line))),
  );
  return html`<h2>Lines</h2>
    ${table('Lines', filled, lines, totals(books, shown, currency))}`;
}

function isFilled(content: Content): boolean {
  if (Array.isArray(content)) return content.some(isFilled);
  return html`${content}`.text !== '';
}

/** The fields of a line's detail, by the name of its kind. */
function detailFields({ fields }: EntityDefinition, line: JsonObject): FieldTable {
  const list = fields['Line'];
  const detail = list?.kind === 'list' ? list.fields[scalarText(line['DetailType'])] : undefined;
  return detail?.kind === 'object' ? detail.fields : {};
}

function lineColumns(books: CompanyBooks, definition: EntityDefinition): Column<JsonObject>[] {
  const isDeposit = definition.name === 'Deposit';
  const named = (line: JsonObject, property: string): Content =>
    referenceLink(books, detailFields(definition, line)[property], detailOf(line)?.[property]);
  const counted = (line: JsonObject, property: string): string => quantityText(detailOf(line)?.[property]);
  const posting = (side: string) => (line: JsonObject) =>
    detailOf(line)?.['PostingType'] === side ? amountOf(line) : undefined;
  return [
    { heading: '#', wide: true, cell: ({ LineNum }) => scalarText(LineNum) },
    {
      heading: 'Item or account',
      cell: (line) => named(line, 'ItemRef') ?? named(line, 'AccountRef') ?? ofNoItem(line),
    },
    { heading: isDeposit ? 'Payment or receipt' : 'Pays', cell: (line) => pays(books, line) },
    { heading: 'Description', cell: ({ Description }) => scalarText(Description) },
    { heading: 'Name', cell: (line) => party(books, line) },
    { heading: 'Customer', cell: (line) => named(line, 'CustomerRef') },
    { heading: 'Class', cell: (line) => named(line, 'ClassRef') },
    { heading: 'From', cell: (line) => sources(books, line) },
    { heading: 'Billable', cell: (line) => badge(billableStatus(detailOf(line)?.['BillableStatus'])) },
    { heading: 'Tax', cell: (line) => taxCode(line) },
    { heading: 'Qty', numeric: true, cell: (line) => counted(line, 'Qty') },
    { heading: 'Received', numeric: true, cell: (line) => received(definition, line) },
    { heading: 'Price', numeric: true, cell: (line) => price(line) },
    { heading: 'Debit', numeric: true, cell: posting('Debit') },
    { heading: 'Credit', numeric: true, cell: posting('Credit') },
    {
      heading: 'Amount',
      numeric: true,
      cell: (line) => (detailOf(line)?.['PostingType'] === undefined ? amountOf(line) : undefined),
    },
  ];
}

/** A discount lowers what the lines come to, though it is sent without a sign. */
function amountOf({ Amount, DetailType }: JsonObject): string {
  if (typeof Amount !== 'number') return '';
  return amountText(DetailType === 'DiscountLineDetail' ? -Amount : Amount);
}

/** What QuickBooks puts below the lines of a sale. */
function ofNoItem(line: JsonObject): Content {
  if (line['DetailType'] === 'SubTotalLineDetail') return 'Subtotal';
  if (line['DetailType'] !== 'DiscountLineDetail') return undefined;
  const percent = detailOf(line)?.['DiscountPercent'];
  return typeof percent === 'number' ? `Discount of ${quantityText(percent)} %` : 'Discount';
}

/** What bills have fulfilled of an order's line, by quantity or by amount. */
function received({ name }: EntityDefinition, line: JsonObject): string {
  return name === 'PurchaseOrder' ? quantityText(line['Received'] ?? 0) : '';
}

function price(line: JsonObject): string {
  const { UnitPrice } = detailOf(line) ?? {};
  return typeof UnitPrice === 'number' ? amountText(UnitPrice) : '';
}

function taxCode(line: JsonObject): Content {
  const code = detailOf(line)?.['TaxCodeRef'];
  return isObject(code) ? (textOf(code, 'name') ?? textOf(code, 'value')) : undefined;
}

function party(books: CompanyBooks, line: JsonObject): Content {
  const entity = detailOf(line)?.['Entity'];
  if (!isObject(entity)) return undefined;
  const reference = isObject(entity['EntityRef']) ? entity['EntityRef'] : entity;
  return referenceLink(books, { kind: 'reference', to: ['Vendor', 'Customer', 'Employee'] }, reference);
}

/** The line of an order that a line of a bill fulfils, or of an estimate that a line of an invoice bills. */
function sources(books: CompanyBooks, line: JsonObject): Content {
  if (!detailOf(line)) return undefined;
  return linksOf(line)
    .filter(({ TxnLineId }) => TxnLineId !== undefined)
    .map((link) => {
      const path = linkTarget(books, link)?.path;
      const title = html`${linkedTitle(books, link)}, line ${scalarText(link['TxnLineId'])}`;
      return path === undefined ? title : html`<a href="${path}">${title}</a>`;
    });
}

/** What a line of a payment is applied to. */
function pays(books: CompanyBooks, line: JsonObject): Content {
  if (detailOf(line)) return undefined;
  return linksOf(line).map((link) => {
    const path = linkTarget(books, link)?.path;
    const title = linkedTitle(books, link);
    return path === undefined ? title : html`<a href="${path}">${title}</a>`;
  });
}

/** What the lines come to: the tax of every rate, the total, and what that is at home. */
function totals(books: CompanyBooks, shown: JsonObject, currency: string): Html {
  const home = homeCurrency(books);
  const inHome = currency !== home && shown['HomeTotalAmt'] !== undefined;
  const sums: (readonly [label: Content, amount: Content])[] = [
    ...taxes(books, shown, currency),
    ['Total', money(totalOf(shown), currency)],
    ...(inHome ? ([['In home currency', money(shown['HomeTotalAmt'], home)]] as const) : []),
  ];
  return html`<dl class="totals">
    ${sums.map(
      ([label, amount]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${amount}</dd>
        </div>`,
    )}
  </dl>`;
}

function taxes(
  books: CompanyBooks,
  shown: JsonObject,
  currency: string,
): (readonly [label: Content, amount: Content])[] {
  const detail = shown['TxnTaxDetail'];
  return (isObject(detail) ? objectsOf(detail['TaxLine']) : []).map((line) => {
    const rate = isObject(line['TaxLineDetail']) ? line['TaxLineDetail'] : {};
    const id = referenceOf(rate, 'TaxRateRef') ?? '';
    const name = textOf(books.find('TaxRate', id) ?? {}, 'Name') ?? `Tax rate ${id}`;
    return [html`${name} on ${money(rate['NetAmountTaxable'], currency)}`, money(line['Amount'], currency)];
  });
}

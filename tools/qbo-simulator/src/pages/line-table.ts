import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { isObject, objectsOf, referenceOf, scalarText, textOf, type JsonObject } from '../json';
import { type FieldTable } from '../model/fields';
import { detailOf, linesOf } from '../model/merge-update';
import { type EntityDefinition } from '../model/entity';
import { homeCurrency } from '../company/preference';
import { amountText, money, quantityText } from './format';
import { currencyOf, linksOf, numberOf, referenceLink } from './list-columns';
import { linkedTitle, linkTarget } from './linked';
import { table, type Column } from './parts';

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

const isFilled = (content: Content): boolean =>
  Array.isArray(content)
    ? content.some(isFilled)
    : content !== undefined && content !== '' && content !== false;

/** The fields of a line's detail, by the name of its kind. */
function detailFields({ fields }: EntityDefinition, line: JsonObject): FieldTable {
  const list = fields['Line'];
  const detail = list?.kind === 'list' ? list.fields[scalarText(line['DetailType'])] : undefined;
  return detail?.kind === 'object' ? detail.fields : {};
}

function lineColumns(books: CompanyBooks, definition: EntityDefinition): Column<JsonObject>[] {
  const named = (line: JsonObject, property: string): Content =>
    referenceLink(books, detailFields(definition, line)[property], detailOf(line)?.[property]);
  const counted = (line: JsonObject, property: string): string => quantityText(detailOf(line)?.[property]);
  const posting = (side: string) => (line: JsonObject) =>
    detailOf(line)?.['PostingType'] === side ? amountOf(line) : undefined;
  return [
    { heading: '#', wide: true, cell: ({ LineNum }) => scalarText(LineNum) },
    { heading: 'Item or account', cell: (line) => named(line, 'ItemRef') ?? named(line, 'AccountRef') },
    { heading: 'Pays', cell: (line) => pays(books, line) },
    { heading: 'Description', cell: ({ Description }) => scalarText(Description) },
    { heading: 'Name', cell: (line) => party(books, line) },
    { heading: 'Customer', cell: (line) => named(line, 'CustomerRef') },
    { heading: 'Class', cell: (line) => named(line, 'ClassRef') },
    { heading: 'Order', cell: (line) => orders(books, line) },
    { heading: 'Tax', cell: (line) => taxCode(line) },
    { heading: 'Qty', numeric: true, cell: (line) => counted(line, 'Qty') },
    { heading: 'Received', numeric: true, cell: ({ Received }) => quantityText(Received) },
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

const amountOf = ({ Amount }: JsonObject): string => (typeof Amount === 'number' ? amountText(Amount) : '');

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
  return referenceLink(
    books,
    { kind: 'reference', to: ['Vendor', 'Customer', 'Employee'] },
    entity['EntityRef'],
  );
}

/** The line of an order that a line of a bill fulfils. */
function orders(books: CompanyBooks, line: JsonObject): Content {
  return linksOf(line)
    .filter(({ TxnLineId }) => TxnLineId !== undefined)
    .map((link) => {
      const target = linkTarget(books, link);
      const number = target ? numberOf(target.body) : `#${scalarText(link['TxnId'])}`;
      const title = html`<span class="day">${number}, line ${scalarText(link['TxnLineId'])}</span>`;
      return target?.path === undefined ? title : html`<a href="${target.path}">${title}</a>`;
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
    ['Total', money(shown['TotalAmt'], currency)],
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

import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { isObject, objectsOf, scalarText, textOf, type JsonObject } from '../json';
import { type FieldTable } from '../model/fields';
import { detailOf, linesOf } from '../model/merge-update';
import { type EntityDefinition } from '../model/entity';
import { homeCurrency } from '../company/preference';
import { amountText, money, quantityText } from './format';
import { currencyOf, linksOf, referenceLink } from './list-columns';
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
    ${table('Lines', filled, lines, totals(books, shown, filled.length, currency))}`;
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
    { heading: '#', cell: ({ LineNum }) => scalarText(LineNum) },
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
      const path = linkTarget(books, link)?.path;
      const title = `${linkedTitle(books, link)}, line ${scalarText(link['TxnLineId'])}`;
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

function totals(books: CompanyBooks, shown: JsonObject, columns: number, currency: string): Html {
  const row = (label: Content, amount: JsonObject[string] | undefined): Html =>
    html`<tr>
      <th scope="row" colspan="${columns - 1}" class="num">${label}</th>
      <td class="num">${money(amount, currency)}</td>
    </tr>`;
  const detail = shown['TxnTaxDetail'];
  const tax = isObject(detail) ? objectsOf(detail['TaxLine']) : [];
  const taxRows = tax.map((line) => {
    const rate = isObject(line['TaxLineDetail']) ? line['TaxLineDetail'] : {};
    const id = isObject(rate['TaxRateRef']) ? (textOf(rate['TaxRateRef'], 'value') ?? '') : '';
    const name = textOf(books.find('TaxRate', id) ?? {}, 'Name') ?? `Tax rate ${id}`;
    return row(html`${name} on ${money(rate['NetAmountTaxable'], currency)}`, line['Amount']);
  });
  const foreign = currency !== homeCurrency(books);
  const home = foreign && typeof shown['HomeTotalAmt'] === 'number';
  return html`<tfoot>
    ${taxRows}${row('Total', shown['TotalAmt'])}${
      home &&
      html`<tr>
        <th scope="row" colspan="${columns - 1}" class="num">In home currency</th>
        <td class="num">${money(shown['HomeTotalAmt'], homeCurrency(books))}</td>
      </tr>`
    }
  </tfoot>`;
}

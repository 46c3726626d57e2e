import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { referenceOf, scalarText, type JsonObject } from '../json';
import { detailOf } from '../model/merge-update';
import { definitionOf } from '../model/registry';
import {
  hasQuantity,
  isInclusive,
  isRemoved,
  lineField,
  storedTexts,
  typedTexts,
  type LineTexts,
} from './edit-lines';
import { nameOf } from './list-rows';
import { table, type Column } from './parts';

/** The lines of a transaction as fields of its form. */
export function lineInputs(
  books: CompanyBooks,
  body: JsonObject,
  lines: readonly JsonObject[],
  form: Readonly<Record<string, string>>,
): Html {
  const texts = (line: JsonObject): LineTexts => typedTexts(line, form, storedTexts(line, isInclusive(body)));
  const field = (part: keyof LineTexts, label: string, look: string) => (line: JsonObject) => {
    const name = lineField(line, part);
    return html`<input
      name="${name}"
      value="${texts(line)[part]}"
      class="${look}"
      aria-label="${label} of line ${scalarText(line['LineNum'])}"
      ${part !== 'description' && html` inputmode="decimal"`}
    />`;
  };
  const counted = (part: 'quantity' | 'price', label: string) => (line: JsonObject) =>
    hasQuantity(line) && field(part, label, 'num')(line);
  const columns: Column<JsonObject>[] = [
    { heading: '#', wide: true, cell: ({ LineNum }) => scalarText(LineNum) },
    { heading: 'Item or account', names: true, cell: (line) => product(books, line) },
    { heading: 'Description', cell: field('description', 'Description', 'long') },
    { heading: 'Qty', numeric: true, cell: counted('quantity', 'Quantity') },
    { heading: 'Price', numeric: true, cell: counted('price', 'Price') },
    {
      heading: isInclusive(body) ? 'Amount with tax' : 'Amount',
      numeric: true,
      cell: field('amount', 'Amount', 'num'),
    },
    {
      heading: 'Remove',
      cell: (line) =>
        html`<input
          type="checkbox"
          name="${lineField(line, 'remove')}"
          ${isRemoved(line, form) && html` checked`}
          aria-label="Remove line ${scalarText(line['LineNum'])}"
        />`,
    },
  ];
  return html`<fieldset>
    <legend>Lines</legend>
    <p class="muted">Another quantity or price makes another amount; another amount makes another price.</p>
    ${table('Lines to edit', columns, lines)}
  </fieldset>`;
}

function product(books: CompanyBooks, line: JsonObject): Content {
  for (const entity of ['Item', 'Account'] as const) {
    const body = books.find(entity, referenceOf(detailOf(line) ?? {}, `${entity}Ref`) ?? '');
    if (body) return nameOf(definitionOf(entity), body);
  }
  return undefined;
}

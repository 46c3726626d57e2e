import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { html, type Content, type Html } from '../html/html';
import { Ledger } from '../ledger/ledger';
import { type Posting } from '../ledger/posting';
import { definitionOf } from '../model/registry';
import { objectPath } from './addresses';
import { amountText, quantityText } from './format';
import { nameOf } from './list-rows';
import { table, type Column } from './parts';

/** What a document posted to the general ledger; nothing for what posts nothing. */
export function postingsTable(books: CompanyBooks, document: string): Html | undefined {
  // What was voided stays in the ledger with nothing on it.
  const postings = new Ledger(books)
    .postingsOf(document)
    .filter(({ amount }) => !new Decimal(amount).isZero());
  if (postings.length === 0) return undefined;
  const named = (entity: string, id: string | undefined): Content => {
    const body = id === undefined ? undefined : books.find(entity, id);
    if (!body || id === undefined) return id;
    return html`<a href="${objectPath(books, entity, id)}">${nameOf(definitionOf(entity), body)}</a>`;
  };
  const side =
    (sign: 1 | -1) =>
    ({ amount }: Posting) => {
      const value = new Decimal(amount).times(sign);
      return value.gt(0) ? amountText(value) : undefined;
    };
  const columns: Column<Posting>[] = [
    { heading: 'Account', names: true, cell: ({ account }) => named('Account', account) },
    {
      heading: 'Name',
      wide: true,
      cell: ({ vendor, customer, item }) => [
        named('Vendor', vendor),
        named('Customer', customer),
        named('Item', item),
      ],
    },
    {
      heading: 'Quantity',
      wide: true,
      numeric: true,
      cell: ({ quantity }) => (quantity === undefined ? undefined : quantityText(Number(quantity))),
    },
    { heading: 'Debit', numeric: true, cell: side(1) },
    { heading: 'Credit', numeric: true, cell: side(-1) },
  ];
  return html`<h2>Posted to the ledger</h2>
    <p class="muted">In ${homeCurrency(books)}.</p>
    ${table('Postings', columns, postings)}`;
}

import { type CompanyBooks } from '../company/books';
import { html, type Html } from '../html/html';
import { scalarText, type JsonObject } from '../json';
import { pacificDay } from '../time/pacific-time';
import { companyPath } from './addresses';
import { capital, money } from './format';
import { currencyOf, numberOf } from './list-columns';
import { allRows, pageOf } from './list-rows';
import { pager, tableOr, type Column } from './parts';
import { SECTIONS, type Section } from './section';
import { badge, statusOf } from './status';

interface Found {
  readonly section: Section;
  readonly body: JsonObject;
}

/** The transactions of a vendor, customer or employee, the latest first. */
export function partyTransactions(
  books: CompanyBooks,
  id: string,
  wanted: number,
  path: (page: number) => string,
): Html {
  const all = SECTIONS.filter(({ definition }) => definition.kind === 'transaction').flatMap(
    (section): Found[] =>
      allRows(books, section.definition, { text: '', status: undefined, party: id }).map((body) => ({
        section,
        body,
      })),
  );
  const key = ({ body }: Found) =>
    `${scalarText(body['TxnDate'])} ${scalarText(body['Id']).padStart(20, '0')}`;
  all.sort((one, other) => (key(one) < key(other) ? 1 : -1));
  const { rows, ...page } = pageOf(all, wanted);
  const today = pacificDay(books.clock.now());
  const columns: Column<Found>[] = [
    { heading: 'Date', cell: ({ body }) => html`<span class="day">${scalarText(body['TxnDate'])}</span>` },
    {
      heading: 'Transaction',
      names: true,
      cell: ({ section, body }) =>
        html`<a href="${companyPath(books, section.slug, scalarText(body['Id']))}"
          >${capital(section.one)} ${numberOf(body)}</a
        >`,
    },
    { heading: 'Total', numeric: true, cell: ({ body }) => money(body['TotalAmt'], currencyOf(books, body)) },
    {
      heading: 'Balance',
      numeric: true,
      wide: true,
      cell: ({ body }) => money(body['Balance'], currencyOf(books, body)),
    },
    { heading: 'Status', cell: ({ section, body }) => badge(statusOf(section.definition, body, today)) },
  ];
  return html`<h2>Transactions</h2>
    ${tableOr('There are no transactions yet.', 'Transactions', columns, rows)}
    ${page.pages > 1 && pager(page, path)}`;
}

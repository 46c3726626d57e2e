import { type CompanyBooks } from '../company/books';
import { html, type Html } from '../html/html';
import { scalarText, type JsonObject } from '../json';
import { pacificDay } from '../time/pacific-time';
import { companyPath } from './addresses';
import { capital, money } from './format';
import { currencyOf, numberOf } from './list-columns';
import { timeKey } from './list-rows';
import { PAGE_SIZE, pageAt, pageNumber } from './paging';
import { latestOf } from './party-order';
import { pager, tableOr, type Column } from './parts';
import { SECTIONS, type Section } from './section';
import { badge, hasOpenBalance, statusOf } from './status';
import { totalOf } from './total';

interface Found {
  readonly section: Section;
  readonly body: JsonObject;
}

const TRANSACTIONS = SECTIONS.filter(({ definition }) => definition.kind === 'transaction');

/** The transactions of a vendor, customer or employee, the latest first. */
export function partyTransactions(
  books: CompanyBooks,
  id: string,
  wanted: number,
  path: (page: number) => string,
): Html {
  const most = pageNumber(wanted) * PAGE_SIZE;
  const kinds = TRANSACTIONS.map((section) => ({
    section,
    ...latestOf(books, section.definition, id, most),
  }));
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const latest = kinds.flatMap(({ section, rows }) => rows.map((body): Found => ({ section, body })));
  latest.sort((one, other) => (timeKey(one.body) < timeKey(other.body) ? 1 : -1));
  const { rows, ...page } = pageAt(total, wanted, (start, end) => latest.slice(start, end));
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
    { heading: 'Total', numeric: true, cell: ({ body }) => money(totalOf(body), currencyOf(books, body)) },
    {
      heading: 'Balance',
      numeric: true,
      wide: true,
      cell: ({ section, body }) =>
        hasOpenBalance(section.definition) && money(body['Balance'], currencyOf(books, body)),
    },
    { heading: 'Status', cell: ({ section, body }) => badge(statusOf(section.definition, body, today)) },
  ];
  return html`<h2>Transactions</h2>
    ${tableOr('There are no transactions yet.', 'Transactions', columns, rows)}
    ${page.pages > 1 && pager(page, path)}`;
}

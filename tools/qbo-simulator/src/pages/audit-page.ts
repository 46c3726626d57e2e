import { type AuditedDocument } from '../audit/audit';
import { reportOn, type AuditReport } from '../audit/report';
import { type Busiest } from '../calls/summary';
import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { html, type Content, type Html } from '../html/html';
import { definitionOf } from '../model/registry';
import { objectPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { companyPath } from './addresses';
import { amountText, capital, countText, instant, money } from './format';
import { nameOf } from './list-rows';
import { pageOf } from './paging';
import { figures, pager, table, tableOr, type Column } from './parts';
import { sectionOfEntity } from './section';

/** `…/audit`: whether every source document has exactly one document here, and what it cost in calls. */
export function auditPage({ simulator, books, query }: AskedOfCompany): Shown {
  const report = reportOn(simulator, books);
  const main = html`${verdict(report)}
    <p class="muted">
      Every transaction but those the company was founded with. An app marks its own by
      <code>lb:&lt;its own id&gt;</code> at the end of the private memo.
    </p>
    ${found(report)} ${problems(books, report)} ${totals(books, report)}
    <h2>Calls</h2>
    ${load(report)} ${markers(books, report, Number(query['page'] ?? 1))}`;
  return show(companyPage(books, { title: 'Audit', at: 'audit', main }));
}

function verdict({ duplicates, orphans, unmarkedLookAlikes }: AuditReport): Html {
  return duplicates.length + orphans.length + unmarkedLookAlikes.length === 0
    ? html`<p>
        <span class="badge good">Clean</span> No document is there twice, and none lacks its marker.
      </p>`
    : html`<p><span class="badge bad">Look closer</span> Documents are there twice or lack their marker.</p>`;
}

function found(report: AuditReport): Html {
  const { documents, markers: byMarker, duplicates, orphans, unmarkedLookAlikes, lookAlikes } = report;
  return figures(
    [
      ['Documents', documents] as const,
      ['Markers', Object.keys(byMarker).length] as const,
      ['Duplicates', duplicates.length] as const,
      ['Without a marker', orphans.length] as const,
      ['Unmarked look-alikes', unmarkedLookAlikes.length] as const,
      ['Look-alikes', lookAlikes.length] as const,
    ].map(([label, count]) => [label, countText(count)]),
  );
}

/** A table that nothing stands in is left out. */
function problems(books: CompanyBooks, report: AuditReport): Content {
  const documents = (all: readonly AuditedDocument[]): Content =>
    html`<div>${all.map((one) => html`<span class="entry">${documentLink(books, one)}</span>`)}</div>`;
  const { duplicates, orphans, unmarkedLookAlikes, lookAlikes } = report;
  return [
    listed('Duplicates', 'More than one live document of one marker.', duplicates, [
      { heading: 'Marker', names: true, cell: ({ marker }) => markerText(marker) },
      { heading: 'Documents', cell: ({ documents: same }) => documents(same) },
    ]),
    listed('Without a marker', 'Written by an app that did not mark them.', orphans, documentColumns(books)),
    listed(
      'Unmarked look-alikes',
      'They have no marker, but look like a document that has one: perhaps written twice.',
      unmarkedLookAlikes,
      [
        { heading: 'Document', names: true, cell: ({ document }) => documentLink(books, document) },
        {
          heading: 'Looks like',
          cell: ({ marker }) => documents(report.markers[marker] ?? []),
        },
      ],
    ),
    listed('Look-alikes', 'The same kind, name, total, date and number.', lookAlikes, [
      { heading: 'Documents', names: true, cell: ({ documents: same }) => documents(same) },
    ]),
  ];
}

const MOST_LISTED = 50;

function listed<Row>(
  title: string,
  told: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Content {
  return (
    rows.length > 0 &&
    html`<h2>${title}</h2>
      <p class="muted">${told}</p>
      ${table(title, columns, rows.slice(0, MOST_LISTED))}
      ${rows.length > MOST_LISTED && html`<p class="muted">And ${countText(rows.length - MOST_LISTED)} more.</p>`}`
  );
}

function totals(books: CompanyBooks, { totals: byType }: AuditReport): Html {
  type Row = readonly [type: string, total: AuditReport['totals'][string]];
  const columns: Column<Row>[] = [
    { heading: 'Kind', names: true, cell: ([type]) => typeLink(books, type) },
    { heading: 'Documents', numeric: true, cell: ([, { documents }]) => countText(documents) },
    {
      heading: 'Amount',
      numeric: true,
      // Entries and transfers have no total of their own.
      cell: ([, { amount }]) => amount !== '0.00' && money(Number(amount), homeCurrency(books)),
    },
  ];
  return html`<h2>Totals</h2>
    ${tableOr('No app has written a document yet.', 'Totals', columns, Object.entries(byType))}`;
}

function load({ busiestSecond, busiestMinute, inFlightMaximum, perDocument }: AuditReport): Html {
  const busiest = ({ time, calls }: Busiest): Content =>
    html`${countText(calls)}${time !== null && html` <small>at ${instant(Date.parse(time))}</small>`}`;
  const each = (calls: number | null): string => (calls === null ? '–' : calls.toFixed(2));
  return figures([
    ['Busiest second', busiest(busiestSecond)],
    ['Busiest minute', busiest(busiestMinute)],
    ['At the same time, at most', countText(inFlightMaximum)],
    ['Calls per document', each(perDocument.calls)],
    ['Reads per document', each(perDocument.reads)],
  ]);
}

function markers(books: CompanyBooks, { markers: byMarker }: AuditReport, wanted: number): Html {
  const { rows, ...page } = pageOf(Object.values(byMarker).flat(), wanted);
  const columns: Column<AuditedDocument>[] = [
    { heading: 'Marker', cell: ({ marker }) => markerText(marker ?? '') },
    ...documentColumns(books),
  ];
  const path = (to: number) => `${companyPath(books, 'audit')}?page=${to}`;
  return html`<h2>Documents by marker</h2>
    ${tableOr('There is no document with a marker.', 'Documents by marker', columns, rows)}
    ${page.pages > 1 && pager(page, path)}`;
}

function documentColumns(books: CompanyBooks): Column<AuditedDocument>[] {
  return [
    { heading: 'Document', names: true, cell: (document) => documentLink(books, document) },
    { heading: 'Name', wide: true, cell: (document) => partyLink(books, document) },
    { heading: 'Date', wide: true, cell: ({ txnDate }) => html`<span class="day">${txnDate}</span>` },
    {
      heading: 'Total',
      numeric: true,
      cell: ({ totalAmt }) => (totalAmt === null ? undefined : amountText(totalAmt)),
    },
    { heading: 'Written by', wide: true, cell: ({ writtenBy }) => writtenBy },
    {
      heading: 'By hand',
      wide: true,
      cell: ({ changedByHand, unmarkedByHand }) =>
        unmarkedByHand ? 'marker taken away' : changedByHand && 'changed',
    },
  ];
}

const markerText = (marker: string): Html => html`<span class="mono">${marker}</span>`;

function documentLink(books: CompanyBooks, { type, id, docNumber }: AuditedDocument): Content {
  const title = `${capital(sectionOfEntity(type)?.one ?? type)} ${docNumber ?? `#${id}`}`;
  const path = objectPath(books, type, id);
  return path === undefined ? title : html`<a href="${path}">${title}</a>`;
}

function partyLink(books: CompanyBooks, { vendorId, customerId }: AuditedDocument): Content {
  const [entity, id] = vendorId === null ? ['Customer', customerId] : ['Vendor', vendorId];
  const body = id === null ? undefined : books.find(entity, id);
  if (!body || id === null) return id;
  return html`<a href="${objectPath(books, entity, id)}">${nameOf(definitionOf(entity), body)}</a>`;
}

function typeLink(books: CompanyBooks, type: string): Content {
  const section = sectionOfEntity(type);
  return section ? html`<a href="${companyPath(books, section.slug)}">${section.title}</a>` : type;
}

import { type Call } from '../calls/call-log';
import { html, type Html } from '../html/html';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { instant } from './format';
import { pageOf } from './paging';
import { pager, tableOr, type Column } from './parts';

/** `…/calls`: what apps asked of this company, the latest first. */
export function callsPage({ simulator, books, query }: AskedOfCompany): Shown {
  const { q: text = '', only = '' } = query;
  const wanted = (call: Call): boolean =>
    isFound(call, text.trim().toLowerCase()) && (only === '' || isRefused(call));
  const found = simulator.calls.of(books.realmId).list().reverse().filter(wanted);
  const { rows, ...page } = pageOf(found, Number(query['page'] ?? 1));
  const path = (to: number) =>
    `${companyPath(books, 'calls')}?${new URLSearchParams({ q: text, only, page: String(to) }).toString()}`;
  const empty = text === '' && only === '' ? 'No app has called yet.' : 'No call is like that.';
  const columns: Column<Call>[] = [
    { heading: 'Time (UTC)', cell: ({ startedAt }) => html`<span class="day">${instant(startedAt)}</span>` },
    { heading: 'App', wide: true, cell: ({ clientId }) => clientId },
    {
      heading: 'Call',
      names: true,
      cell: (call) =>
        html`<a class="path" href="${companyPath(books, 'calls', call.intuitTid)}"
          >${methodOf(call)} ${pathOf(call)}</a
        >`,
    },
    { heading: 'Status', cell: (call) => callBadge(call) },
    { heading: 'Fault', wide: true, cell: ({ faultCode }) => faultCode },
    { heading: 'ms', wide: true, numeric: true, cell: ({ durationMs }) => durationMs },
    {
      heading: 'intuit_tid',
      wide: true,
      cell: ({ intuitTid }) => html`<span class="mono">${intuitTid}</span>`,
    },
  ];
  const main = html`${search(companyPath(books, 'calls'), text, only)}
  ${tableOr(empty, 'Calls', columns, rows)}${page.total > 0 && pager(page, path)}`;
  return show(companyPage(books, { title: 'Calls', at: 'calls', main }));
}

function search(action: string, text: string, only: string): Html {
  return html`<form class="search" method="get" action="${action}" role="search">
    <label
      >Search by app, path, requestid, fault or intuit_tid <input type="search" name="q" value="${text}"
    /></label>
    <label class="short"
      >Show
      <select name="only">
        <option value="">All calls</option>
        <option value="refused" ${only !== '' && html` selected`}>Refused calls</option>
      </select></label
    >
    <button>Search</button>
  </form>`;
}

/** Tokens are asked for at an address of no company. */
export const methodOf = ({ kind, method }: Call): string => method ?? (kind === 'token' ? 'POST' : '');
export const pathOf = ({ kind, path }: Call): string =>
  path === undefined && kind === 'token' ? 'token' : `/${path ?? ''}`;

const isRefused = ({ status }: Call): boolean => status !== 200;

function isFound(call: Call, text: string): boolean {
  const { clientId, faultCode, requestid, intuitTid, entity } = call;
  return [clientId, pathOf(call), faultCode, requestid, intuitTid, entity].some(
    (value) => value?.toLowerCase().includes(text) ?? false,
  );
}

export function callBadge({ status, injected, replayed }: Call): Html {
  const told = status === 0 ? 'answer lost' : String(status);
  const tone = status === 200 ? 'good' : status === 429 || status === 0 ? 'warn' : 'bad';
  return html`<span class="badge ${tone}">${told}</span
    >${injected !== undefined && html` <small>injected: ${injected}</small>`}${replayed && html` <small>replayed</small>`}`;
}

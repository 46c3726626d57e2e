import { type Company } from '../company/company';
import { html, type Content } from '../html/html';
import { companyPath } from './addresses';
import { show, type Asked, type Shown } from './asked';
import { pageOf } from './paging';
import { pager, table, type Column } from './parts';

const EMPTY = html`<p class="card empty">
  There is no company yet. Found one with <code>POST /_control/companies</code>, or start the simulator with
  <code>--seed sample</code>.
</p>`;

/** `/`: every company of this world. */
export function companiesPage({ simulator, query }: Asked): Shown {
  const wanted = (query['q'] ?? '').trim().toLowerCase();
  const companies = simulator.companies
    .list()
    .filter(({ name, realmId }) => name.toLowerCase().includes(wanted) || realmId.includes(wanted));
  const { rows, ...page } = pageOf(companies, Number(query['page'] ?? 1));
  const connected = ({ realmId }: Company): Content => {
    const apps = [...simulator.grants.connectedApps(realmId)];
    return apps.length === 0 ? html`<span class="muted">none</span>` : apps.join(', ');
  };
  const columns: Column<Company>[] = [
    {
      heading: 'Company',
      names: true,
      cell: (company) => html`<a href="${companyPath(company)}">${company.name}</a>`,
    },
    { heading: 'Realm id', cell: ({ realmId }) => html`<span class="mono">${realmId}</span>` },
    { heading: 'Country', wide: true, cell: ({ country }) => country },
    { heading: 'Plan', wide: true, cell: ({ switches }) => switches.plan },
    { heading: 'Subscription', wide: true, cell: ({ switches }) => switches.subscription },
    { heading: 'Connected apps', wide: true, cell: connected },
  ];
  const search = html`<form class="search" method="get" action="/" role="search">
    <label>Search by name or realm id <input type="search" name="q" value="${query['q']}" /></label
    ><button>Search</button>
  </form>`;
  const path = (to: number) =>
    `/?${new URLSearchParams({ q: query['q'] ?? '', page: String(to) }).toString()}`;
  const list =
    rows.length === 0
      ? html`<p class="card empty">No company has that name.</p>`
      : table('Companies', columns, rows);
  const all = simulator.companies.list().length;
  return show({
    title: 'Companies',
    main:
      all === 0
        ? EMPTY
        : html`${all > 10 && search}${list}${pager(page, path)}
            <p class="muted">What they hold is invented.</p>`,
  });
}

import { html, type Html } from '../html/html';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { deletedColumns, listColumns } from './list-columns';
import { listRows, partyProperty } from './list-rows';
import { notFound } from './not-found';
import { notice, pager, tableOr } from './parts';
import { findSection, type Section } from './section';
import { isStatus, statusesOf } from './status';

/** `/companies/{realmId}/vendors` and so on: searched, narrowed, and a page at a time. */
export function listPage({ books, parameters, query }: AskedOfCompany): Shown {
  const section = findSection(parameters['list'] ?? '');
  if (!section) return notFound();
  const { definition } = section;
  const text = query['q'] ?? '';
  const status = isStatus(query['status'] ?? '') ? (query['status'] ?? '') : '';
  const narrowed = isStatus(status) ? status : undefined;
  const wanted = Number(query['page'] ?? 1);
  const { rows, ...page } = listRows(books, definition, { text, status: narrowed }, wanted);
  const deleted = narrowed === 'Deleted';
  const columns = deleted
    ? deletedColumns((id) => html`<a href="${companyPath(books, section.slug, id)}">${id}</a>`)
    : listColumns(books, section);
  const shown = deleted ? rows : rows.map((body) => present(definition, definitionOf, books, body));
  const path = (to: number) =>
    `${companyPath(books, section.slug)}?${new URLSearchParams({ q: text, status, page: String(to) }).toString()}`;
  const empty =
    text === '' && status === ''
      ? `There are no ${section.title.toLowerCase()} yet.`
      : `No ${section.one} is like that.`;
  const main = html`${notice(query['done'])}${search(section, companyPath(books, section.slug), text, status)}
  ${tableOr(empty, section.title, columns, shown)}${page.total > 0 && pager(page, path)}`;
  return show(companyPage(books, { title: section.title, at: section.slug, main }));
}

function search(section: Section, action: string, text: string, status: string): Html {
  const { definition } = section;
  const statuses = statusesOf(definition);
  const by =
    definition.kind === 'name-list'
      ? 'name, number or id'
      : partyProperty(definition)
        ? 'number, name or amount'
        : 'number';
  const options = ['', ...statuses].map(
    (value) =>
      html`<option value="${value}" ${value === status && html` selected`}>
        ${value === '' ? 'All' : value}
      </option>`,
  );
  return html`<form class="search" method="get" action="${action}" role="search">
    <label>Search by ${by} <input type="search" name="q" value="${text}" /></label>
    ${
      statuses.length > 0 &&
      html`<label class="short"
        >Status
        <select name="status">
          ${options}
        </select></label
      >`
    }
    <button>Search</button>
  </form>`;
}

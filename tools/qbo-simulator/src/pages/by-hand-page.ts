import { type CompanyBooks } from '../company/books';
import { HandLog, type HandWrite } from '../by-hand/hand-log';
import { html, type Content, type Html } from '../html/html';
import { companyPath, objectPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { instant, labelOf } from './format';
import { pageOf } from './paging';
import { pager, tableOr, type Column } from './parts';
import { sectionOfEntity } from './section';

/** `…/by-hand`: what people changed in QuickBooks itself, which no app did. */
export function byHandPage({ books, query }: AskedOfCompany): Shown {
  const { rows, ...page } = pageOf(new HandLog(books).list().reverse(), Number(query['page'] ?? 1));
  const main = html`<p>
      What was changed on these pages, as a person does in QuickBooks’ own. It went by the same rules as an
      app’s writes and is in webhooks and change data capture; it is in no app’s calls and throttles.
    </p>
    ${handTable(books, rows)}${page.pages > 1 && pager(page, (to) => `${companyPath(books, 'by-hand')}?page=${to}`)}`;
  return show(companyPage(books, { title: 'Written by hand', at: 'by-hand', main }));
}

export function handTable(books: CompanyBooks, writes: readonly HandWrite[]): Html {
  const what = ({ entity, id }: HandWrite): Content => {
    const section = sectionOfEntity(entity);
    const name = `${section?.one ?? entity} ${entity === 'Preferences' ? '' : id}`;
    const path = objectPath(books, entity, id);
    return path === undefined ? name : html`<a href="${path}">${name}</a>`;
  };
  const columns: Column<HandWrite>[] = [
    { heading: 'Time (UTC)', cell: ({ at }) => html`<span class="day">${instant(at)}</span>` },
    { heading: 'What', names: true, cell: what },
    { heading: 'Done', cell: ({ action, detail }) => `${action} ${detail ?? ''}` },
    { heading: 'Changed', wide: true, cell: ({ changed }) => changed.map(labelOf).join(', ') },
    { heading: 'By', wide: true, cell: ({ user }) => user },
  ];
  return tableOr('Nobody has changed anything by hand.', 'Written by hand', columns, writes);
}

import { mergeByHand } from '../by-hand/merge-by-hand';
import { homeCurrency } from '../company/preference';
import { type Fault } from '../data-service/fault';
import { html } from '../html/html';
import { scalarText, textOf, type JsonObject } from '../json';
import { VENDOR } from '../names/vendor';
import { companyPath } from './addresses';
import { goTo, show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { money } from './format';
import { listRows, nameOf } from './list-rows';
import { notFound } from './not-found';
import { pager, refusal, tableOr, type Column } from './parts';

/** `…/vendors/{id}/merge`: choose the vendor that is to remain. */
export function mergePage(
  { books, parameters, query, form }: AskedOfCompany,
  faults: readonly Fault[] = [],
): Shown {
  const id = parameters['id'] ?? '';
  const loser = parameters['list'] === 'vendors' ? books.find('Vendor', id) : undefined;
  if (!loser) return notFound();
  const path = companyPath(books, 'vendors', id);
  const text = form['q'] ?? query['q'] ?? '';
  const wanted = Number(query['page'] ?? 1);
  const { rows, ...page } = listRows(books, VENDOR, { text, status: 'Active' }, wanted);
  const name = nameOf(VENDOR, loser);
  const choice = ({ Id, DisplayName }: JsonObject) => {
    const chosen = form['winner'] === Id && html` checked`;
    return html`<input
      type="radio"
      name="winner"
      value="${scalarText(Id)}"
      ${chosen}
      aria-label="${scalarText(DisplayName)}"
    />`;
  };
  const columns: Column<JsonObject>[] = [
    { heading: 'Keep', cell: choice },
    { heading: 'Name', names: true, cell: (body) => textOf(body, 'DisplayName') },
    { heading: 'Id', wide: true, numeric: true, cell: ({ Id }) => scalarText(Id) },
    { heading: 'Balance', numeric: true, cell: ({ Balance }) => money(Balance, homeCurrency(books)) },
  ];
  const others = rows.filter(({ Id }) => Id !== id);
  const main = html`${faults.length > 0 && refusal(faults)}
    <p>
      Everything that names <strong>${name}</strong> will name the vendor you choose, and what is owed goes
      with it. <strong>${name}</strong> is gone then: this cannot be taken back.
    </p>
    <form class="search" method="get" action="${path}/merge" role="search">
      <label>Search for the vendor to keep <input type="search" name="q" value="${text}" /></label
      ><button>Search</button>
    </form>
    <form method="post" action="${path}/merge">
      <input type="hidden" name="q" value="${text}" />
      ${tableOr('No other active vendor is like that.', 'Vendors', columns, others)}
      ${page.pages > 1 && pager(page, (to) => `${path}/merge?${new URLSearchParams({ q: text, page: String(to) }).toString()}`)}
      <p></p>
      <div class="actions">
        <button class="danger">Merge into the chosen vendor</button
        ><a class="button" href="${path}">Cancel</a>
      </div>
    </form>`;
  const title = `Merge ${name}`;
  return show(
    companyPage(books, { title, at: 'vendors', above: [name, path], main }),
    faults.length > 0 ? 400 : 200,
  );
}

/** POST of the choice. */
export function mergeChosen(asked: AskedOfCompany): Shown {
  const { books, simulator, parameters, form } = asked;
  const { id: loser = '' } = parameters;
  if (parameters['list'] !== 'vendors' || !books.find('Vendor', loser)) return notFound();
  const merge = { loser, winner: form['winner'] ?? '' };
  const done = simulator.store.transaction(() => mergeByHand(books, merge));
  return done.ok
    ? goTo(`${companyPath(books, 'vendors', merge.winner)}?done=merged`)
    : mergePage(asked, done.faults);
}

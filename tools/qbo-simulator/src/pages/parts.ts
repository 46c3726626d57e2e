import { html, type Content, type Html } from '../html/html';
import { FAULT_TABLE } from '../data-service/fault-table';
import { type Fault } from '../data-service/fault';
import { countText } from './format';
import { type Paged } from './paging';

/** One column of a table. */
export interface Column<Row> {
  readonly heading: string;
  /** Right-aligned, with figures of equal width. */
  readonly numeric?: true;
  /** Left out where the screen is narrow. */
  readonly wide?: true;
  /** The name of the row, which readers are told with every other cell. */
  readonly names?: true;
  readonly cell: (row: Row) => Content;
}

export function table<Row>(
  label: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  below?: Html,
): Html {
  const classOf = ({ numeric, wide }: Column<Row>): Content => {
    const names = [numeric && 'num', wide && 'wide'].filter(Boolean).join(' ');
    return names === '' ? undefined : html` class="${names}"`;
  };
  const cell = (column: Column<Row>, row: Row): Html => {
    const content = column.cell(row);
    // Where the screen is narrow a row is shown as a card, and every cell with its heading.
    return column.names
      ? html`<th scope="row" ${classOf(column)}>${content}</th>`
      : html`<td data-label="${column.heading}" ${classOf(column)}>${content}</td>`;
  };
  return html`<div class="card scroll" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" ${classOf(column)}>${column.heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => cell(column, row))}
            </tr> `,
        )}
      </tbody>
    </table>
    ${below}
  </div>`;
}

/** A table, or a sentence where there is nothing to show. */
export function tableOr<Row>(
  empty: string,
  label: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  return rows.length === 0 ? html`<p class="card empty">${empty}</p>` : table(label, columns, rows);
}

/** The way through a list of several pages; `path` gets the number of a page. */
export function pager(
  { total, more, page, pages }: Omit<Paged<unknown>, 'rows'>,
  path: (page: number) => string,
): Html {
  const link = (to: number, text: string, rel: Html): Content =>
    to >= 1 && to <= pages && to !== page && html`<a href="${path(to)}" ${rel}>${text}</a>`;
  const of = pages > 1 && html`, page ${countText(page)}${!more && html` of ${countText(pages)}`}`;
  return html`<nav class="pages" aria-label="Pages">
    <p>${more ? `More than ${countText(total)}` : `${countText(total)} in all`}${of}</p>
    ${page > 2 && link(1, 'First', html``)}${link(page - 1, 'Previous', html` rel="prev"`)}
    ${link(page + 1, 'Next', html` rel="next"`)}${!more && page < pages - 1 && link(pages, 'Last', html``)}
  </nav>`;
}

export function facts(entries: readonly (readonly [label: string, value: Content])[]): Html {
  const shown = entries.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="card facts">
    ${shown.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

export function figures(entries: readonly (readonly [label: string, value: Content])[]): Html {
  return html`<dl class="figures">
    ${entries.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What QuickBooks refuses, in its words. */
export function refusal(faults: readonly Fault[]): Html {
  const told = faults.map(
    ({ code, detail, element }) =>
      html`<li>
        ${detail} <small>(${code}, ${FAULT_TABLE[code].message}${element !== '' && `, ${element}`})</small>
      </li>`,
  );
  return html`<div class="refusal" role="alert">
    <h2>QuickBooks refuses this</h2>
    <ul>
      ${told}
    </ul>
  </div>`;
}

/** What was done by the form that led here, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  nothing: 'Nothing was changed, so nothing was written.',
  closed: 'The order is closed.',
  reopened: 'The order is open again.',
  voided: 'Voided. Its amounts are out of the books.',
  deleted: 'Deleted.',
  inactive: 'Made inactive.',
  active: 'Made active again.',
  merged: 'Merged. What the other vendor had belongs to this one now.',
  'closing-date': 'The closing date is set.',
  opened: 'The books have no closing date any more.',
  disconnected: 'The app is disconnected. Its tokens are worth nothing now.',
};

export function notice(done: string | undefined): Content {
  const text = done !== undefined && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return text !== undefined && html`<div class="notice" role="status"><p>${text}</p></div>`;
}

/** Data as it travels. */
export function code(text: string): Html {
  return html`<pre tabindex="0"><code>${text}</code></pre>`;
}

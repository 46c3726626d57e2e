import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { type Page } from '../html/layout';
import { companyPath } from './addresses';
import { GROUPS, SECTIONS } from './section';

interface CompanyPage {
  readonly title: string;
  /** Which entry of the navigation is the current one; the overview is ''. */
  readonly at: string;
  /** The page above, with its address. */
  readonly above?: readonly [title: string, path: string];
  readonly beside?: Html;
  readonly main: Html;
}

/** A page of a company, with the way to its other pages. */
export function companyPage(books: CompanyBooks, { title, at, above, beside, main }: CompanyPage): Page {
  const { name } = books.company;
  return {
    title,
    of: name,
    navigation: navigation(books, at),
    above: above && html`<p class="trail"><a href="${above[1]}">${above[0]}</a> /</p>`,
    beside,
    main,
  };
}

function navigation(books: CompanyBooks, at: string): Html {
  const entry = (title: string, slug: string): Html => {
    const here = slug === at ? html` aria-current="page"` : undefined;
    const path = slug === '' ? companyPath(books) : companyPath(books, slug);
    return html`<li><a href="${path}" ${here}>${title}</a></li>`;
  };
  const group = (title: string, entries: Content): Html =>
    html`<h2>${title}</h2>
      <ul>
        ${entries}
      </ul>`;
  const groups = GROUPS.flatMap((title) => {
    const sections = SECTIONS.filter((section) => section.group === title);
    if (sections.length === 0) return [];
    return [
      group(
        title,
        sections.map((section) => entry(section.title, section.slug)),
      ),
    ];
  });
  return html`<nav class="side" aria-label="Company">
    <a class="company" href="${companyPath(books)}">${books.company.name}</a>
    <ul>
      ${entry('Overview', '')}${entry('Trial balance', 'trial-balance')}${entry('Audit', 'audit')}
    </ul>
    ${groups}
    ${group('Apps', [entry('Calls', 'calls'), entry('Webhooks', 'webhooks'), entry('Written by hand', 'by-hand')])}
  </nav>`;
}

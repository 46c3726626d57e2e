import { HandLog } from '../by-hand/hand-log';
import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { mergedInto } from '../model/merged';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { handTable } from './by-hand-page';
import { companyPage } from './company-page';
import { capital } from './format';
import { code } from './parts';
import { type Section } from './section';
import { badge } from './status';

/** What was deleted or merged away says so (410); what never was is not found (404). */
export function gonePage({ books }: AskedOfCompany, section: Section, id: string): Shown {
  const { definition, one, slug, title } = section;
  const above = [title, companyPath(books, slug)] as const;
  const stub = books.records(`${definition.name}:deleted`).get(id);
  const merged = mergedNote(books, section, id);
  if (!merged && !stub) {
    const main = html`<p>There is no ${one} with the id ${id} in this company.</p>`;
    return show(companyPage(books, { title: 'Not found', at: slug, above, main }), 404);
  }
  const main = html`${merged ?? html`<p>This ${one} was deleted. QuickBooks answers 610 to whoever asks for it.</p>`}
    ${byHand(books, section, id)}
    <details class="raw" open>
      <summary>What change data capture tells of it</summary>
      ${code(JSON.stringify(stub?.body ?? {}, null, 2))}
    </details>`;
  const beside = badge('Deleted');
  return show(companyPage(books, { title: `${capital(one)} #${id}`, at: slug, above, beside, main }), 410);
}

/** Where a name went that was merged into another; none for all others. */
export function mergedNote(
  books: CompanyBooks,
  { definition, one, slug }: Section,
  id: string,
): Html | undefined {
  const into = mergedInto(books, definition.name, id);
  if (into === undefined) return undefined;
  return html`<p>
    This ${one} was merged into <a href="${companyPath(books, slug, into)}">${one} ${into}</a>, which has all
    that it had. QuickBooks refuses to change it: “You cannot modify a list element that has been deleted.”
  </p>`;
}

/** What people did to an object. */
export function byHand(books: CompanyBooks, { definition }: Section, id: string): Content {
  const log = new HandLog(books).of(definition.name, id);
  return (
    log.length > 0 &&
    html`<h2>Changed by hand</h2>
      ${handTable(books, log)}`
  );
}

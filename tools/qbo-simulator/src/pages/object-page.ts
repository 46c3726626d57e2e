import { PERSON_AUTHOR, SEED_AUTHOR } from '../company/company';
import { homeCurrency } from '../company/preference';
import { html, type Content, type Html } from '../html/html';
import { type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { present } from '../model/present';
import { definitionOf } from '../model/registry';
import { pacificDay } from '../time/pacific-time';
import { actionBar } from './action-bar';
import { companyPath } from './addresses';
import { show, type AskedOfCompany, type Shown } from './asked';
import { companyPage } from './company-page';
import { capital, money } from './format';
import { byHand, gonePage, mergedNote } from './gone-page';
import { lineTable } from './line-table';
import { linkedTable } from './linked';
import { currencyOf, numberOf } from './list-columns';
import { nameOf } from './list-rows';
import { notFound } from './not-found';
import { objectFacts, recordLine } from './object-facts';
import { code, facts, figures, notice } from './parts';
import { partyTransactions } from './party-transactions';
import { postingsTable } from './postings-table';
import { findSection, type Section } from './section';
import { badge, hasOpenBalance, statusOf } from './status';
import { totalOf } from './total';

const PARTIES: readonly string[] = ['Vendor', 'Customer', 'Employee'];

/** One object with everything that belongs to it; `refused` stands above it when a form was refused. */
export function objectPage(asked: AskedOfCompany, refused?: Html): Shown {
  const { books, parameters, query } = asked;
  const section = findSection(parameters['list'] ?? '');
  const id = parameters['id'] ?? '';
  const record = section && books.records(section.definition.name).get(id);
  if (!section || !record) return section ? gonePage(asked, section, id) : notFound();
  const { definition } = section;
  const shown = present(definition, definitionOf, books, record.body);
  const status = statusOf(definition, record.body, pacificDay(books.clock.now()));
  const path = companyPath(books, section.slug, id);
  const main = html`${notice(query['done'])}${refused} ${sums(asked, definition, shown)}
    ${mergedNote(books, section, id) ?? actionBar(books, section, record.body)}
    ${facts(objectFacts(books, definition, shown))} ${lineTable(books, definition, shown)}
    ${linkedTable(books, shown)} ${postingsTable(books, `${definition.name}:${id}`)}
    ${PARTIES.includes(definition.name) && partyTransactions(books, id, Number(query['page'] ?? 1), (page) => `${path}?page=${page}`)}
    ${byHand(books, section, id)} ${recordLine(shown, authorOf(record.writtenBy))}
    <details class="raw">
      <summary>As the API shows it</summary>
      ${code(JSON.stringify(shown, null, 2))}
    </details>`;
  const page = companyPage(books, {
    title: titleOf(section, shown),
    at: section.slug,
    above: [section.title, companyPath(books, section.slug)],
    beside: badge(status),
    main,
  });
  return show(page, refused ? 400 : 200);
}

/** What an object is called on its own pages: `Purchase order 1001`, or its name. */
export function titleOf({ definition, one }: Section, shown: JsonObject): string {
  if (definition.kind === 'name-list') return nameOf(definition, shown);
  return `${capital(one)} ${numberOf(shown)}`;
}

function authorOf(writtenBy: string): string {
  if (writtenBy === SEED_AUTHOR) return 'the sample company';
  return writtenBy === PERSON_AUTHOR
    ? 'a person in QuickBooks'
    : writtenBy === ''
      ? 'QuickBooks'
      : `the app ${writtenBy}`;
}

/** What is owed to a name is kept in home currency, whatever the name's own is. */
function sums({ books }: AskedOfCompany, definition: EntityDefinition, shown: JsonObject): Content {
  const isName = definition.kind === 'name-list';
  const currency = isName ? homeCurrency(books) : currencyOf(books, shown);
  const amounts = [
    ['Total', isName ? undefined : totalOf(shown)],
    ['Balance', isName || hasOpenBalance(definition) ? shown['Balance'] : undefined],
    ['Unapplied', shown['UnappliedAmt']],
  ] as const;
  const entries = amounts.flatMap(([label, amount]) =>
    typeof amount === 'number' ? [[label, money(amount, currency)] as const] : [],
  );
  return entries.length > 0 && figures(entries);
}

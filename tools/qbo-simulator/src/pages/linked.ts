import { Decimal } from 'decimal.js';
import { type CompanyBooks } from '../company/books';
import { html, type Html } from '../html/html';
import { scalarText, type JsonObject } from '../json';
import { detailOf, linesOf } from '../model/merge-update';
import { definitionOf } from '../model/registry';
import { amountOf } from '../rules/amounts';
import { present } from '../model/present';
import { pacificDay } from '../time/pacific-time';
import { objectPath } from './addresses';
import { capital, money } from './format';
import { currencyOf, linksOf, numberOf } from './list-columns';
import { table, type Column } from './parts';
import { sectionOfEntity, type Section } from './section';
import { badge, statusOf } from './status';
import { totalOf } from './total';

interface Target {
  readonly section: Section;
  readonly body: JsonObject;
  readonly path: string | undefined;
}

/** Links name payments by how they were made. */
function entityOf(type: string): string {
  return /^BillPayment/.test(type) ? 'BillPayment' : type;
}

/** What a LinkedTxn points to, while it exists. */
export function linkTarget(books: CompanyBooks, link: JsonObject): Target | undefined {
  const entity = entityOf(scalarText(link['TxnType']));
  const section = sectionOfEntity(entity);
  const id = scalarText(link['TxnId']);
  const body = section && books.find(entity, id);
  return body && { section, body, path: objectPath(books, entity, id) };
}

/** `Purchase order 1001`. */
export function linkedTitle(books: CompanyBooks, link: JsonObject): string {
  const target = linkTarget(books, link);
  const one = target?.section.one ?? scalarText(link['TxnType']);
  const number = target ? numberOf(target.body) : `#${scalarText(link['TxnId'])}`;
  return `${capital(one)} ${number}`;
}

/** What a transaction is linked to: the bills of an order, the payments of a bill. */
export function linkedTable(books: CompanyBooks, shown: JsonObject): Html | undefined {
  const links = linksOf(shown);
  if (links.length === 0) return undefined;
  const today = pacificDay(books.clock.now());
  const body = (link: JsonObject): JsonObject => linkTarget(books, link)?.body ?? {};
  const columns: Column<JsonObject>[] = [
    {
      heading: 'Transaction',
      names: true,
      cell: (link) => {
        const path = linkTarget(books, link)?.path;
        return path === undefined
          ? linkedTitle(books, link)
          : html`<a href="${path}">${linkedTitle(books, link)}</a>`;
      },
    },
    { heading: 'Date', cell: (link) => html`<span class="day">${scalarText(body(link)['TxnDate'])}</span>` },
    {
      heading: 'Total',
      numeric: true,
      cell: (link) => money(totalOf(body(link)), currencyOf(books, body(link))),
    },
    {
      heading: 'Applied here',
      numeric: true,
      cell: (link) => money(appliedBy(body(link), scalarText(shown['Id'])), currencyOf(books, body(link))),
    },
    {
      heading: 'Status',
      cell: (link) => {
        const target = linkTarget(books, link);
        if (!target) return undefined;
        const { definition } = target.section;
        return badge(statusOf(definition, present(definition, definitionOf, books, target.body), today));
      },
    },
  ];
  const isPayment = (link: JsonObject): boolean => /Payment/.test(scalarText(link['TxnType']));
  const filled = columns.filter(({ heading }) => heading !== 'Applied here' || links.some(isPayment));
  return html`<h2>Linked transactions</h2>
    ${table('Linked transactions', filled, links)}`;
}

/** How much of a payment goes to a document; none of what is no payment. */
function appliedBy(payment: JsonObject, id: string): number | undefined {
  const amounts = linesOf(payment)
    .filter((line) => !detailOf(line) && linksOf(line).some(({ TxnId }) => TxnId === id))
    .map(amountOf);
  return amounts.length === 0
    ? undefined
    : amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toNumber();
}

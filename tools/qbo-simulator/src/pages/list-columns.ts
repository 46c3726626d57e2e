import { type CompanyBooks } from '../company/books';
import { homeCurrency } from '../company/preference';
import { html, type Content, type Html } from '../html/html';
import { isObject, objectsOf, referenceOf, scalarText, textOf, type Json, type JsonObject } from '../json';
import { type Field } from '../model/fields';
import { pacificDay } from '../time/pacific-time';
import { companyPath, objectPath } from './addresses';
import { labelOf, money, quantityText, spoken } from './format';
import { nameOf, partyProperty } from './list-rows';
import { type Column } from './parts';
import { type Section } from './section';
import { badge, hasOpenBalance, isOwed, statusOf } from './status';
import { hoursText, totalOf } from './total';

/** What lists show beside a name, where the entity has it. */
const OF_NAMES = [
  'CompanyName',
  'PrimaryEmailAddr',
  'Type',
  'AccountType',
  'AccountSubType',
  'Sku',
  'PurchaseCost',
  'UnitPrice',
  'QtyOnHand',
  'RateValue',
  'DueDays',
  'CurrentBalance',
  'Balance',
];
const MONEY: readonly string[] = ['PurchaseCost', 'UnitPrice', 'CurrentBalance', 'Balance'];
const ON_NARROW: readonly string[] = ['CurrentBalance', 'Balance', 'QtyOnHand'];

/** The columns of an entity's list; rows are objects as they are presented. */
export function listColumns(books: CompanyBooks, section: Section): Column<JsonObject>[] {
  const { definition } = section;
  const today = pacificDay(books.clock.now());
  const status: Column<JsonObject> = {
    heading: 'Status',
    cell: (body) => badge(statusOf(definition, body, today)),
  };
  const columns =
    definition.kind === 'name-list' ? nameColumns(books, section) : transactionColumns(books, section);
  return [...columns, status];
}

function nameColumns(books: CompanyBooks, { slug, definition }: Section): Column<JsonObject>[] {
  const own = OF_NAMES.filter((property) => definition.fields[property] !== undefined);
  return [
    {
      heading: 'Name',
      names: true,
      cell: (body) =>
        html`<a href="${companyPath(books, slug, scalarText(body['Id']))}">${nameOf(definition, body)}</a>`,
    },
    { heading: 'Id', wide: true, numeric: true, cell: (body) => scalarText(body['Id']) },
    ...own.map((property) => nameColumn(books, property)),
  ];
}

function nameColumn(books: CompanyBooks, property: string): Column<JsonObject> {
  const column = {
    heading: labelOf(property),
    ...(ON_NARROW.includes(property) ? {} : { wide: true as const }),
  };
  if (MONEY.includes(property))
    return {
      ...column,
      numeric: true,
      cell: (body) => isShown(body, property) && money(body[property], homeCurrency(books)),
    };
  return {
    ...column,
    ...(property === 'QtyOnHand' || property === 'RateValue' ? { numeric: true as const } : {}),
    cell: ({ [property]: value }) =>
      typeof value === 'number'
        ? quantityText(value)
        : isObject(value)
          ? textOf(value, 'Address')
          : spoken(property, value),
  };
}

/** Accounts of profit and loss have no balance to show. */
const isShown = ({ Classification }: JsonObject, property: string): boolean =>
  property !== 'CurrentBalance' || (Classification !== 'Revenue' && Classification !== 'Expense');

function transactionColumns(books: CompanyBooks, { slug, definition }: Section): Column<JsonObject>[] {
  const { fields } = definition;
  const party = partyProperty(definition);
  const columns: (Column<JsonObject> | false)[] = [
    { heading: 'Date', cell: ({ TxnDate }) => html`<span class="day">${scalarText(TxnDate)}</span>` },
    {
      heading: 'Number',
      names: true,
      cell: (body) =>
        html`<a href="${companyPath(books, slug, scalarText(body['Id']))}">${numberOf(body)}</a>`,
    },
    party !== undefined && {
      heading: labelOf(party),
      cell: (body) => referenceLink(books, fields[party], body[party]),
    },
    fields['EmployeeRef'] !== undefined && {
      heading: 'Worker',
      cell: (body) =>
        referenceLink(books, fields['EmployeeRef'], body['EmployeeRef']) ??
        referenceLink(books, fields['VendorRef'], body['VendorRef']),
    },
    isOwed(definition) && {
      heading: 'Due',
      wide: true,
      cell: ({ DueDate }) => html`<span class="day">${scalarText(DueDate)}</span>`,
    },
    fields['Hours'] !== undefined
      ? { heading: 'Hours', numeric: true, cell: hoursText }
      : { heading: 'Total', numeric: true, cell: (body) => money(totalOf(body), currencyOf(books, body)) },
    fields['UnappliedAmt'] !== undefined && {
      heading: 'Unapplied',
      numeric: true,
      wide: true,
      cell: (body) => money(body['UnappliedAmt'], currencyOf(books, body)),
    },
    hasOpenBalance(definition) && {
      heading: 'Balance',
      numeric: true,
      wide: true,
      cell: (body) => money(body['Balance'], currencyOf(books, body)),
    },
  ];
  return columns.filter((column) => column !== false);
}

/** The number on the paper, or the id where it has none. */
export function numberOf(body: JsonObject): string {
  return textOf(body, 'DocNumber') ?? `#${scalarText(body['Id'])}`;
}

export function currencyOf(books: CompanyBooks, body: JsonObject): string {
  return referenceOf(body, 'CurrencyRef') ?? homeCurrency(books);
}

/** The name of what a reference points to, as a link where it has a page. */
export function referenceLink(
  books: CompanyBooks,
  field: Field | undefined,
  value: Json | undefined,
): Content {
  if (!isObject(value)) return undefined;
  const id = textOf(value, 'value') ?? '';
  const name = textOf(value, 'name') ?? id;
  const entity =
    field?.kind === 'reference' ? field.to.find((to) => books.find(to, id) !== undefined) : undefined;
  const path = entity === undefined ? undefined : objectPath(books, entity, id);
  return path === undefined ? name : html`<a href="${path}">${name}</a>`;
}

/** What has been deleted shows its id only. */
export function deletedColumns(describe: (id: string) => Content): Column<JsonObject>[] {
  const when = (body: JsonObject): Html => {
    const metaData = body['MetaData'];
    return html`<span class="mono">${isObject(metaData) && scalarText(metaData['LastUpdatedTime'])}</span>`;
  };
  return [
    { heading: 'Id', names: true, cell: ({ Id }) => describe(scalarText(Id)) },
    { heading: 'Deleted', cell: when },
  ];
}

/** The linked transactions that an object or line names. */
export const linksOf = (body: JsonObject): JsonObject[] => objectsOf(body['LinkedTxn']);

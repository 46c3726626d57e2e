import { type CompanyBooks } from '../company/books';
import { html, type Content, type Html } from '../html/html';
import { isObject, objectsOf, scalarText, textOf, type Json, type JsonObject } from '../json';
import { type EntityDefinition } from '../model/entity';
import { type Field } from '../model/fields';
import { labelOf, money, quantityText, spoken } from './format';
import { currencyOf, referenceLink } from './list-columns';
import { homeCurrency } from '../company/preference';

/** Shown in the head of the page, in tables of their own, or in the raw form only. */
const ELSEWHERE: readonly string[] = [
  ...['Id', 'SyncToken', 'MetaData', 'domain', 'sparse', 'status', 'Line', 'LinkedTxn'],
  ...[
    'TotalAmt',
    'Balance',
    'UnappliedAmt',
    'RemainingCredit',
    'Active',
    'POStatus',
    'TxnStatus',
    'ProcessPayment',
  ],
];

/** What accountants look for first. */
const FIRST = ['VendorRef', 'CustomerRef', 'EntityRef', 'DocNumber', 'TxnDate', 'DueDate', 'SalesTermRef'];

const AMOUNTS =
  /(^Amount|^HourlyRate|^CostRate|Amt|Balance|BalanceWithJobs|BalanceWithSubAccounts|UnitPrice|PurchaseCost)$/;
const IN_HOME_CURRENCY = /^Home|^UnitPrice$|^PurchaseCost$/;

/** Every property of an object as it is presented, in the order of its definition. */
export function objectFacts(
  books: CompanyBooks,
  definition: EntityDefinition,
  shown: JsonObject,
): (readonly [label: string, value: Content])[] {
  const known = new Set([...FIRST, ...Object.keys(definition.fields)]);
  return [...known].flatMap((property) => {
    const value = shown[property];
    const field = definition.fields[property];
    if (value === undefined || !field || isElsewhere(definition, property)) return [];
    return [[labelOf(property), valueOf(books, shown, property, field, value)] as const];
  });
}

function isElsewhere({ kind, referenceName }: EntityDefinition, property: string): boolean {
  return ELSEWHERE.includes(property) || (kind === 'name-list' && property === referenceName);
}

function valueOf(
  books: CompanyBooks,
  shown: JsonObject,
  property: string,
  field: Field,
  value: Json,
): Content {
  switch (field.kind) {
    case 'reference':
      return referenceLink(books, field, value);
    case 'boolean':
      return value === true ? 'yes' : 'no';
    case 'number':
      if (!AMOUNTS.test(property)) return quantityText(value);
      return money(value, IN_HOME_CURRENCY.test(property) ? homeCurrency(books) : currencyOf(books, shown));
    case 'list':
      return objectsOf(value)
        .map((element) => nested(field.fields, element))
        .filter(Boolean)
        .join('\n');
    case 'object':
      return isObject(value) ? nested(field.fields, value) : scalarText(value);
    case 'kept':
      return isObject(value) || Array.isArray(value) ? undefined : scalarText(value);
    default:
      return spoken(property, value);
  }
}

/** An address and the like: its parts, without what only machines ask for. */
function nested(fields: Readonly<Record<string, Field>>, value: JsonObject): string {
  const parts = Object.entries(value).filter(
    ([property]) => !['Id', 'Tag', 'DefinitionId', 'Type', 'PrintStatus'].includes(property),
  );
  return parts
    .map(([property, part]) => {
      const field = fields[property];
      if (field?.kind === 'reference')
        return isObject(part) ? (textOf(part, 'name') ?? textOf(part, 'value') ?? '') : '';
      return isObject(part) || Array.isArray(part) ? '' : scalarText(part);
    })
    .filter((part) => part !== '')
    .join(', ');
}

/** What QuickBooks keeps about the object itself, in a line. */
export function recordLine(shown: JsonObject, author: string): Html {
  const metaData = isObject(shown['MetaData']) ? shown['MetaData'] : {};
  return html`<p class="record">
    Id ${scalarText(shown['Id'])}, SyncToken ${scalarText(shown['SyncToken'])}. Written by ${author}, created
    <span class="day">${scalarText(metaData['CreateTime'])}</span>, last updated
    <span class="day">${scalarText(metaData['LastUpdatedTime'])}</span>.
  </p>`;
}

import type { QuickBooksRecord } from '@ledgerbridge/contracts';
import { normalisedCode, normalisedName } from './normalised-name';

/** The lists of QuickBooks that host records are linked to. */
export const LISTS = ['Vendor', 'Customer', 'Item', 'Account', 'Class', 'Term'] as const;
export type List = (typeof LISTS)[number];

/** A record of one of QuickBooks' lists, as far as matching compares it. */
export interface ListedRecord {
  readonly list: List;
  readonly id: string;
  readonly active: boolean;
  /** As QuickBooks shows it, `(deleted)` included. */
  readonly name: string;
  /** With its parents, `Fuel:Diesel`, where the list is a hierarchy. */
  readonly fullName: string | null;
  /** Stock keeping unit of an item, number of an account. */
  readonly code: string | null;
  /** Customers that are jobs or projects of a customer. */
  readonly project: boolean;
  /** What a plan must know of it. */
  readonly facts: QuickBooksRecord;
  /** QuickBooks' own time of the last change, ISO 8601; null where QuickBooks gave none. */
  readonly changedAt: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a record from QuickBooks' JSON (QuickBooks Online, pages of Vendor, Customer, Item, Account, Class, Term).
 * @returns undefined for what is no record of the list: without an id or a name
 */
export function listedRecord(list: List, json: unknown): ListedRecord | undefined {
  if (!isObject(json)) return undefined;
  const id = text(json['Id']);
  const name = text(json['DisplayName']) ?? text(json['Name']);
  if (id === undefined || name === undefined) return undefined;
  return {
    list,
    id,
    active: json['Active'] !== false,
    name,
    fullName: text(json['FullyQualifiedName']) ?? null,
    code:
      (list === 'Item' ? text(json['Sku']) : list === 'Account' ? text(json['AcctNum']) : undefined) ?? null,
    project: list === 'Customer' && (json['Job'] === true || json['IsProject'] === true),
    facts: factsOf(list, id, json),
    changedAt: instant(isObject(json['MetaData']) ? json['MetaData']['LastUpdatedTime'] : undefined),
  };
}

/** What the name, with its parents or without, is compared by. */
export function matchNames({ name, fullName }: Pick<ListedRecord, 'name' | 'fullName'>): string[] {
  return [...new Set([name, ...(fullName === null ? [] : [fullName])].map(normalisedName))];
}

/** What the code is compared by. */
export function matchCode({ code }: Pick<ListedRecord, 'code'>): string | null {
  return code === null ? null : normalisedCode(code);
}

function factsOf(list: List, id: string, json: Json): QuickBooksRecord {
  const active = json['Active'] !== false;
  const currency = isObject(json['CurrencyRef']) ? text(json['CurrencyRef']['value']) : undefined;
  switch (list) {
    case 'Vendor':
      return { entity: list, id, active, ...(currency ? { currency } : {}) };
    case 'Item':
      return {
        entity: list,
        id,
        active,
        purchasable: isObject(json['ExpenseAccountRef']),
        ...typed('itemType', json['Type']),
      };
    case 'Account':
      return {
        entity: list,
        id,
        active,
        ...typed('accountType', json['AccountType']),
        ...(currency ? { currency } : {}),
      };
    case 'Customer':
    case 'Class':
    case 'Term':
      return { entity: list, id, active };
  }
}

function typed<Name extends string>(name: Name, value: unknown): { [Key in Name]?: string } {
  const type = text(value);
  return (type === undefined ? {} : { [name]: type }) as { [Key in Name]?: string };
}

function instant(value: unknown): string | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

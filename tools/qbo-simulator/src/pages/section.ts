import { type EntityDefinition } from '../model/entity';
import { ENTITIES } from '../model/registry';
import { capital } from './format';

/** The pages of one entity: what they are called and where they are. */
export interface Section {
  readonly definition: EntityDefinition;
  /** In addresses: `purchase-orders`. */
  readonly slug: string;
  /** `Purchase orders`. */
  readonly title: string;
  /** `purchase order`. */
  readonly one: string;
  readonly group: Group;
}

/** Under which heading of the navigation it stands. */
export const GROUPS = ['Lists', 'Purchases', 'Sales', 'Other transactions', 'Settings'] as const;
export type Group = (typeof GROUPS)[number];

/** What accountants call otherwise than the data service does. */
const CALLED: Readonly<Record<string, string>> = {
  Purchase: 'expense',
  Department: 'location',
  CompanyCurrency: 'currency',
  ReimburseCharge: 'billable expense charge',
};

const MAIN_LISTS: readonly string[] = ['Vendor', 'Customer', 'Employee', 'Item', 'Account'];

/** `PurchaseOrder` is a purchase order. */
function wordsOf(name: string): string {
  return CALLED[name] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function pluralOf(words: string): string {
  if (/(s|x)$/.test(words)) return `${words}es`;
  return /[^aeo]y$/.test(words) ? `${words.slice(0, -1)}ies` : `${words}s`;
}

function groupOf({ name, kind, fields }: EntityDefinition): Group {
  if (kind === 'name-list') return MAIN_LISTS.includes(name) ? 'Lists' : 'Settings';
  if (name === 'TimeActivity') return 'Other transactions';
  if (fields['VendorRef'] ?? name === 'Purchase') return 'Purchases';
  return fields['CustomerRef'] ? 'Sales' : 'Other transactions';
}

function sectionOf(definition: EntityDefinition): Section {
  const one = wordsOf(definition.name);
  const many = pluralOf(one);
  return {
    definition,
    slug: many.replaceAll(' ', '-'),
    title: capital(many),
    one,
    group: groupOf(definition),
  };
}

/** Every entity of which a company has a list, those to come included. */
export const SECTIONS: readonly Section[] = ENTITIES.filter(
  ({ kind }) => kind === 'name-list' || kind === 'transaction',
).map(sectionOf);

const bySlug = new Map(SECTIONS.map((section) => [section.slug, section]));
const byEntity = new Map(SECTIONS.map((section) => [section.definition.name, section]));

export const findSection = (slug: string): Section | undefined => bySlug.get(slug);
export const sectionOfEntity = (entity: string): Section | undefined => byEntity.get(entity);

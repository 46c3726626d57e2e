import type { RecordKey, RecordKind, RecordRef } from '@ledgerbridge/contracts';
import {
  type Cause,
  type CauseRecord,
  cause,
  CONNECTION_CAUSE_KEY,
  linkCauseKey,
  policyCauseKey,
} from '../../causes/domain/cause';
import type { CauseCode } from '../../causes/domain/cause-codes';
import { type LinkFact, linkFact, type PlanningFacts } from './facts';
import { type Source, sourced, type SourcedTree } from './sourced';

/** A record that will be created in QuickBooks before the order, because a policy says so. */
export interface RecordCreation {
  kind: 'supplier' | 'item';
  key: RecordKey;
  name: string;
  /** Vendors of a foreign currency must be born with it: it can never be changed. */
  currency: string | null;
}

/** What a mention became: a reference for the request, something to create first, or a cause. */
export type Resolved =
  | { as: 'reference'; id: SourcedTree<string>; entity: string; itemType?: string; accountType?: string }
  | { as: 'creation'; creation: RecordCreation }
  | { as: 'cause'; cause: Cause };

/** A mention in the document: which record, where, and what a person calls it. */
export interface Mention {
  kind: RecordKind;
  ref: RecordRef;
  field: string;
  /** Cost codes: what the policy takes them for. */
  target?: 'item' | 'account';
}

export function mentionKey(ref: RecordRef): RecordKey {
  return 'quickbooksId' in ref ? { quickbooksId: ref.quickbooksId } : { externalId: ref.externalId };
}

/** What a person calls the mentioned record: its name, or its id where the document gives none. */
export function mentionSubject(ref: RecordRef): string {
  if ('quickbooksId' in ref) return `QuickBooks id ${ref.quickbooksId}`;
  return ref.name ? `${ref.name} (${ref.externalId})` : ref.externalId;
}

/** @param said QuickBooks' own words, where it has refused: without them nobody could mend it */
export function mentionCause(code: CauseCode, mention: Mention, said?: string): Cause {
  const { kind, ref, field } = mention;
  const record = causeRecord(mention);
  const subject = said === undefined ? mentionSubject(ref) : `${mentionSubject(ref)} – “${said}”`;
  return cause(code, linkCauseKey(kind, record.key), { subject, field, record });
}

function causeRecord({ kind, ref, target }: Mention): CauseRecord {
  const says =
    'quickbooksId' in ref
      ? {}
      : { ...(ref.name ? { name: ref.name } : {}), ...(ref.code ? { code: ref.code } : {}) };
  return { kind, key: mentionKey(ref), ...says, ...(target ? { target } : {}) };
}

/** Resolves a mention that must be linked: whatever else is missing, a person decides. */
export function resolveMention(mention: Mention, facts: PlanningFacts, notLinked: CauseCode): Resolved {
  const fact = linkFact(facts, mention.kind, mentionKey(mention.ref));
  return fact.state === 'linked'
    ? resolveLinked(mention, fact)
    : { as: 'cause', cause: unlinkedCause(mention, fact, notLinked) };
}

export function unlinkedCause(
  mention: Mention,
  fact: Exclude<LinkFact, { state: 'linked' }>,
  notLinked: CauseCode,
): Cause {
  return mentionCause(fact.state === 'unasked' ? 'matching-pending' : notLinked, mention);
}

function resolveLinked(
  mention: Mention,
  { quickbooks, decidedBy }: Extract<LinkFact, { state: 'linked' }>,
): Resolved {
  if (!quickbooks.active) return { as: 'cause', cause: mentionCause('record-inactive', mention) };
  const { itemType, accountType } = quickbooks;
  return {
    as: 'reference',
    id: sourced(quickbooks.id, linkSource(mention, decidedBy)),
    entity: quickbooks.entity,
    ...(itemType ? { itemType } : {}),
    ...(accountType ? { accountType } : {}),
  };
}

function linkSource({ kind, ref }: Mention, decidedBy: string): Source {
  return { kind: 'link', record: `${kind} ${mentionSubject(ref)}`, decidedBy };
}

/** The supplier: linked, created by policy, or a cause. */
export function resolveSupplier(ref: RecordRef, currency: string, facts: PlanningFacts): Resolved {
  const mention: Mention = { kind: 'supplier', ref, field: 'supplier' };
  const fact = linkFact(facts, 'supplier', mentionKey(ref));
  switch (fact.state) {
    case 'linked':
      return currencyDiffers(fact.quickbooks.currency, currency)
        ? { as: 'cause', cause: mentionCause('currency-differs', mention) }
        : resolveLinked(mention, fact);
    case 'creation-refused':
      return { as: 'cause', cause: mentionCause('vendor-creation-refused', mention, fact.detail) };
    case 'unasked':
      return { as: 'cause', cause: mentionCause('matching-pending', mention) };
    case 'unlinked':
      return resolveUnlinkedSupplier(mention, fact, currency, facts);
  }
}

function resolveUnlinkedSupplier(
  mention: Mention,
  fact: Extract<LinkFact, { state: 'unlinked' }>,
  currency: string,
  facts: PlanningFacts,
): Resolved {
  if (fact.reason === 'name-taken') return { as: 'cause', cause: mentionCause('name-taken', mention) };
  const { createVendor } = facts.policies.values;
  const allowed = createVendor === 'always' || (createVendor === 'ask' && fact.creationApproved);
  if (fact.reason !== 'no-candidate' || !allowed)
    return { as: 'cause', cause: mentionCause('supplier-not-linked', mention) };
  return creation(
    mention,
    'supplier',
    currencyDiffers(facts.connection?.capabilities?.homeCurrency, currency) ? currency : null,
  );
}

const currencyDiffers = (known: string | undefined, wanted: string): boolean =>
  known !== undefined && known !== wanted;

/** An item that nobody linked and that the policy `unmatchedItem: create` lets us create. */
export function resolveItemCreation(mention: Mention, facts: PlanningFacts): Resolved {
  const settings = facts.policies.values.newItem ?? facts.connection?.capabilities?.newItem;
  if (!settings)
    return {
      as: 'cause',
      cause: cause('new-item-account-missing', policyCauseKey('newItem'), { field: mention.field }),
    };
  return creation(mention, 'item', null);
}

function creation(mention: Mention, kind: RecordCreation['kind'], currency: string | null): Resolved {
  const { ref } = mention;
  const name = 'quickbooksId' in ref ? undefined : ref.name;
  if (!name) return { as: 'cause', cause: mentionCause('name-missing', mention) };
  if (name.includes(':')) return { as: 'cause', cause: mentionCause('name-not-allowed', mention) };
  return { as: 'creation', creation: { kind, key: mentionKey(ref), name, currency } };
}

export const connectionCause = (code: CauseCode): Cause => cause(code, CONNECTION_CAUSE_KEY);

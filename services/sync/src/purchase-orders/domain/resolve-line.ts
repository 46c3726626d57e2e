import type { PurchaseOrderLine } from '@ledgerbridge/contracts';
import { cause, policyCauseKey } from '../../causes/domain/cause';
import { linkFact, type PlanningFacts } from './facts';
import {
  type Mention,
  mentionCause,
  mentionKey,
  type Resolved,
  resolveItemCreation,
  resolveMention,
} from './resolution';
import { sourced } from './sourced';

/** What a line buys: an item or an account, something to create first, or a cause. */
export function resolveTarget(line: PurchaseOrderLine, index: number, facts: PlanningFacts): Resolved {
  const field = `lines[${index}]`;
  if (line.item) return resolveItem({ kind: 'item', ref: line.item, field: `${field}.item` }, facts);
  if (line.account)
    return resolveMention(
      { kind: 'account', ref: line.account, field: `${field}.account` },
      facts,
      'account-not-linked',
    );
  if (line.costCode) {
    return purchasable(
      {
        kind: 'cost-code',
        ref: line.costCode,
        field: `${field}.costCode`,
        target: facts.policies.values.costCodeTarget,
      },
      facts,
      'cost-code-not-linked',
    );
  }
  return fallback(facts, field, 'line-without-account');
}

function resolveItem(mention: Mention, facts: PlanningFacts): Resolved {
  const fact = linkFact(facts, 'item', mentionKey(mention.ref));
  if (fact.state === 'creation-refused')
    return { as: 'cause', cause: mentionCause('item-creation-refused', mention, fact.detail) };
  if (fact.state !== 'unlinked' || fact.reason !== 'no-candidate')
    return purchasable(mention, facts, 'item-not-linked');
  switch (facts.policies.values.unmatchedItem) {
    case 'block':
      return purchasable(mention, facts, 'item-not-linked');
    case 'account-line':
      return fallback(facts, mention.field, 'fallback-account-missing');
    case 'create':
      return resolveItemCreation(mention, facts);
  }
}

/** QuickBooks takes an item on a purchase order only when it has an expense account, and never a category. */
function purchasable(
  mention: Mention,
  facts: PlanningFacts,
  notLinked: 'item-not-linked' | 'cost-code-not-linked',
): Resolved {
  const resolved = resolveMention(mention, facts, notLinked);
  if (resolved.as !== 'reference' || resolved.entity !== 'Item') return resolved;
  if (resolved.itemType === 'Category')
    return { as: 'cause', cause: mentionCause('item-is-category', mention) };
  const fact = linkFact(facts, mention.kind, mentionKey(mention.ref));
  const buyable = fact.state === 'linked' && fact.quickbooks.purchasable === true;
  return buyable ? resolved : { as: 'cause', cause: mentionCause('item-not-purchasable', mention) };
}

function fallback(
  facts: PlanningFacts,
  field: string,
  missing: 'line-without-account' | 'fallback-account-missing',
): Resolved {
  const { values, origin } = facts.policies;
  if (values.fallbackAccount === null)
    return { as: 'cause', cause: cause(missing, policyCauseKey('fallbackAccount'), { field }) };
  const from = { kind: 'policy', policy: 'fallbackAccount', origin: origin.fallbackAccount } as const;
  return { as: 'reference', id: sourced(values.fallbackAccount, from), entity: 'Account' };
}

"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveTarget = resolveTarget;
const cause_1 = require("../../causes/domain/cause");
const facts_1 = require("./facts");
const resolution_1 = require("./resolution");
const sourced_1 = require("./sourced");
/** What a line buys: an item or an account, something to create first, or a cause. */
function resolveTarget(line, index, facts) {
    const field = `lines[${index}]`;
    if (line.item)
        return resolveItem({ kind: 'item', ref: line.item, field: `${field}.item` }, facts);
    if (line.account)
        return (0, resolution_1.resolveMention)({ kind: 'account', ref: line.account, field: `${field}.account` }, facts, 'account-not-linked');
    if (line.costCode) {
        return purchasable({ kind: 'cost-code', ref: line.costCode, field: `${field}.costCode` }, facts, 'cost-code-not-linked');
    }
    return fallback(facts, field, 'line-without-account');
}
function resolveItem(mention, facts) {
    const fact = (0, facts_1.linkFact)(facts, 'item', (0, resolution_1.mentionKey)(mention.ref));
    if (fact.state === 'creation-refused')
        return { as: 'cause', cause: (0, resolution_1.mentionCause)('item-creation-refused', mention) };
    if (fact.state !== 'unlinked' || fact.reason !== 'no-candidate')
        return purchasable(mention, facts, 'item-not-linked');
    switch (facts.policies.values.unmatchedItem) {
        case 'block':
            return purchasable(mention, facts, 'item-not-linked');
        case 'account-line':
            return fallback(facts, mention.field, 'fallback-account-missing');
        case 'create':
            return (0, resolution_1.resolveItemCreation)(mention, facts);
    }
}
/** QuickBooks takes an item on a purchase order only when it has an expense account, and never a category. */
function purchasable(mention, facts, notLinked) {
    const resolved = (0, resolution_1.resolveMention)(mention, facts, notLinked);
    if (resolved.as !== 'reference' || resolved.entity !== 'Item')
        return resolved;
    if (resolved.itemType === 'Category')
        return { as: 'cause', cause: (0, resolution_1.mentionCause)('item-is-category', mention) };
    const fact = (0, facts_1.linkFact)(facts, mention.kind, (0, resolution_1.mentionKey)(mention.ref));
    const buyable = fact.state === 'linked' && fact.quickbooks.purchasable === true;
    return buyable ? resolved : { as: 'cause', cause: (0, resolution_1.mentionCause)('item-not-purchasable', mention) };
}
function fallback(facts, field, missing) {
    const { values, origin } = facts.policies;
    if (values.fallbackAccount === null)
        return { as: 'cause', cause: (0, cause_1.cause)(missing, (0, cause_1.policyCauseKey)('fallbackAccount'), { field }) };
    const from = { kind: 'policy', policy: 'fallbackAccount', origin: origin.fallbackAccount };
    return { as: 'reference', id: (0, sourced_1.sourced)(values.fallbackAccount, from), entity: 'Account' };
}
//# sourceMappingURL=resolve-line.js.map
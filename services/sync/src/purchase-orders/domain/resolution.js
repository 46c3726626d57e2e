"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.connectionCause = void 0;
exports.mentionKey = mentionKey;
exports.mentionSubject = mentionSubject;
exports.mentionCause = mentionCause;
exports.resolveMention = resolveMention;
exports.unlinkedCause = unlinkedCause;
exports.resolveSupplier = resolveSupplier;
exports.resolveItemCreation = resolveItemCreation;
const cause_1 = require("../../causes/domain/cause");
const facts_1 = require("./facts");
const sourced_1 = require("./sourced");
function mentionKey(ref) {
    return 'quickbooksId' in ref ? { quickbooksId: ref.quickbooksId } : { externalId: ref.externalId };
}
/** What a person calls the mentioned record: its name, or its id where the document gives none. */
function mentionSubject(ref) {
    if ('quickbooksId' in ref)
        return `QuickBooks id ${ref.quickbooksId}`;
    return ref.name ? `${ref.name} (${ref.externalId})` : ref.externalId;
}
function mentionCause(code, { kind, ref, field }) {
    const key = mentionKey(ref);
    return (0, cause_1.cause)(code, (0, cause_1.linkCauseKey)(kind, key), { subject: mentionSubject(ref), field, record: { kind, key } });
}
/** Resolves a mention that must be linked: whatever else is missing, a person decides. */
function resolveMention(mention, facts, notLinked) {
    const fact = (0, facts_1.linkFact)(facts, mention.kind, mentionKey(mention.ref));
    return fact.state === 'linked'
        ? resolveLinked(mention, fact)
        : { as: 'cause', cause: unlinkedCause(mention, fact, notLinked) };
}
function unlinkedCause(mention, fact, notLinked) {
    return mentionCause(fact.state === 'unasked' ? 'matching-pending' : notLinked, mention);
}
function resolveLinked(mention, { quickbooks, decidedBy }) {
    if (!quickbooks.active)
        return { as: 'cause', cause: mentionCause('record-inactive', mention) };
    const { itemType, accountType } = quickbooks;
    return {
        as: 'reference',
        id: (0, sourced_1.sourced)(quickbooks.id, linkSource(mention, decidedBy)),
        entity: quickbooks.entity,
        ...(itemType ? { itemType } : {}),
        ...(accountType ? { accountType } : {}),
    };
}
function linkSource({ kind, ref }, decidedBy) {
    return { kind: 'link', record: `${kind} ${mentionSubject(ref)}`, decidedBy };
}
/** The supplier: linked, created by policy, or a cause. */
function resolveSupplier(ref, currency, facts) {
    const mention = { kind: 'supplier', ref, field: 'supplier' };
    const fact = (0, facts_1.linkFact)(facts, 'supplier', mentionKey(ref));
    switch (fact.state) {
        case 'linked':
            return currencyDiffers(fact.quickbooks.currency, currency)
                ? { as: 'cause', cause: mentionCause('currency-differs', mention) }
                : resolveLinked(mention, fact);
        case 'creation-refused':
            return { as: 'cause', cause: mentionCause('vendor-creation-refused', mention) };
        case 'unasked':
            return { as: 'cause', cause: mentionCause('matching-pending', mention) };
        case 'unlinked':
            return resolveUnlinkedSupplier(mention, fact, currency, facts);
    }
}
function resolveUnlinkedSupplier(mention, fact, currency, facts) {
    if (fact.reason === 'name-taken')
        return { as: 'cause', cause: mentionCause('name-taken', mention) };
    const { createVendor } = facts.policies.values;
    const allowed = createVendor === 'always' || (createVendor === 'ask' && fact.creationApproved);
    if (fact.reason !== 'no-candidate' || !allowed)
        return { as: 'cause', cause: mentionCause('supplier-not-linked', mention) };
    return creation(mention, 'supplier', currencyDiffers(facts.connection?.capabilities?.homeCurrency, currency) ? currency : null);
}
const currencyDiffers = (known, wanted) => known !== undefined && known !== wanted;
/** An item that nobody linked and that the policy `unmatchedItem: create` lets us create. */
function resolveItemCreation(mention, facts) {
    const settings = facts.policies.values.newItem ?? facts.connection?.capabilities?.newItem;
    if (!settings)
        return {
            as: 'cause',
            cause: (0, cause_1.cause)('new-item-account-missing', (0, cause_1.policyCauseKey)('newItem'), { field: mention.field }),
        };
    return creation(mention, 'item', null);
}
function creation(mention, kind, currency) {
    const { ref } = mention;
    const name = 'quickbooksId' in ref ? undefined : ref.name;
    if (!name)
        return { as: 'cause', cause: mentionCause('name-missing', mention) };
    if (name.includes(':'))
        return { as: 'cause', cause: mentionCause('name-not-allowed', mention) };
    return { as: 'creation', creation: { kind, key: mentionKey(ref), name, currency } };
}
const connectionCause = (code) => (0, cause_1.cause)(code, cause_1.CONNECTION_CAUSE_KEY);
exports.connectionCause = connectionCause;
//# sourceMappingURL=resolution.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.decideLink = decideLink;
const same_facts_1 = require("../../quickbooks-records/domain/same-facts");
const lists_of_kind_1 = require("./lists-of-kind");
/**
 * Decides about the link of one record. People come first: what a person linked or unlinked, only a person changes.
 * Nothing is said twice: a command that changes nothing yields no event.
 */
function decideLink(command, state) {
    switch (command.type) {
        case 'Mention':
            return mention(command.target, state);
        case 'Match':
            return isSettled(state) ? [] : match(command.finding, state);
        case 'NoteCreation':
            return isSettled(state) ? [] : [made(command.quickbooks, 'created')];
        case 'LinkByHand':
            return linkByHand(command.quickbooks, state);
        case 'Remove':
            return state.decision.status === 'linked' ? [{ type: 'LinkRemoved', data: {} }] : [];
        case 'NoteFacts':
            return noteFacts(command.quickbooks, state);
        default:
            return command;
    }
}
function mention(target, state) {
    const next = target ?? state.target;
    if (state.mentioned && next === state.target)
        return [];
    return [{ type: 'RecordMentioned', data: { target: next } }];
}
/**
 * Whether nothing automatic may change the decision: there is a link, or a person removed it. A link that was made for
 * the cost code's former target and by nobody's hand is open again.
 */
function isSettled({ decision, target }) {
    switch (decision.status) {
        case 'undecided':
            return false;
        case 'open':
            return decision.reason === 'removed';
        case 'linked':
            return (decision.decidedBy === 'person' ||
                target === null ||
                decision.quickbooks.entity === (0, lists_of_kind_1.listOf)('cost-code', target));
    }
}
function match(finding, { decision }) {
    if (finding.found === 'one')
        return [made(finding.quickbooks, finding.by)];
    const open = finding.found === 'none'
        ? { reason: finding.reason, candidates: 0 }
        : { reason: 'several-candidates', candidates: finding.candidates };
    const same = decision.status === 'open' && decision.reason === open.reason && decision.candidates === open.candidates;
    return same ? [] : [{ type: 'LinkLeftOpen', data: open }];
}
/** A person who confirms what was found by name makes it theirs. */
function linkByHand(quickbooks, { decision }) {
    const same = decision.status === 'linked' &&
        decision.decidedBy === 'person' &&
        (0, same_facts_1.sameFacts)(decision.quickbooks, quickbooks);
    return same ? [] : [made(quickbooks, 'person')];
}
function noteFacts(quickbooks, { decision }) {
    if (decision.status !== 'linked')
        return [];
    const { entity, id } = decision.quickbooks;
    if (entity !== quickbooks.entity || id !== quickbooks.id || (0, same_facts_1.sameFacts)(decision.quickbooks, quickbooks))
        return [];
    return [{ type: 'LinkedRecordChanged', data: { quickbooks, decidedBy: decision.decidedBy } }];
}
const made = (quickbooks, decidedBy) => ({ type: 'LinkMade', data: { quickbooks, decidedBy } });
//# sourceMappingURL=decide-link.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.candidateNumbers = candidateNumbers;
exports.docNumberFor = docNumberFor;
const qbo_1 = require("@ledgerbridge/qbo");
const cause_1 = require("../../causes/domain/cause");
/** Longest DocNumber of a transaction. */
const DOC_NUMBER_LENGTH = 21;
const SUFFIX_LENGTH = 5;
/** Both numbers that an order may get: what is looked up before planning. */
function candidateNumbers(number, documentId) {
    return [cut(number, DOC_NUMBER_LENGTH), suffixed(number, documentId)];
}
/**
 * The number that QuickBooks gets: the host's, cut to 21 characters. Two orders that share them are told apart before
 * the write, by a suffix that depends on the document alone, or block, as the policy says. The full number stays here.
 */
function docNumberFor(number, facts) {
    const { values } = facts.policies;
    const custom = facts.connection?.capabilities?.customNumbers ?? false;
    if (values.numberFrom === 'quickbooks' && custom)
        return { ok: false, cause: (0, cause_1.cause)('numbers-are-custom', 'policy:numberFrom') };
    if (!custom)
        return { ok: true, docNumber: null, notes: [] };
    const [plain, other] = candidateNumbers(number, facts.documentId);
    const taken = facts.numbersTaken.get(plain);
    if (taken === undefined || taken === facts.documentId) {
        const shortened = { code: 'number-shortened', field: 'DocNumber', planned: number, found: plain };
        return { ok: true, docNumber: plain, notes: plain === number ? [] : [shortened] };
    }
    if (values.referenceCollision === 'block')
        return { ok: false, cause: (0, cause_1.cause)('number-collision', 'document', { subject: plain, field: 'number' }) };
    return {
        ok: true,
        docNumber: other,
        notes: [{ code: 'number-suffixed', field: 'DocNumber', planned: number, found: other }],
    };
}
function suffixed(number, documentId) {
    return `${cut(number, DOC_NUMBER_LENGTH - SUFFIX_LENGTH)}~${(0, qbo_1.contentHash)(documentId).slice(0, SUFFIX_LENGTH - 1)}`;
}
/** Cuts by UTF-16 units as QuickBooks counts, but never through a character. */
function cut(text, length) {
    if (text.length <= length)
        return text;
    const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
    return text.slice(0, end).trimEnd();
}
//# sourceMappingURL=doc-number.js.map
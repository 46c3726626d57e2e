"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ruleFor = ruleFor;
exports.existingTransaction = existingTransaction;
const fault_table_1 = require("./fault-table");
/** The strongest claim wins when a fault holds several errors: what may have been written comes before all else. */
const PRECEDENCE = [
    'unknown',
    'refresh',
    'hold-company',
    'backoff',
    're-read',
    'person',
    'adopt',
];
/**
 * The rule that decides about a fault. A 5xx without a known code may have been written; a 401 without one asks for a
 * new token. Adoption comes last: a number that is taken beside a broken reference is still broken.
 */
function ruleFor(fault) {
    const rules = fault.errors.map((error) => {
        const words = `${error.message} ${error.detail}`.toLowerCase();
        const known = fault_table_1.FAULTS.find((rule) => rule.code === error.code && (!rule.says || words.includes(rule.says)));
        return known ?? ruleByStatus(fault.status, error.code);
    });
    return rules.reduce((strongest, rule) => PRECEDENCE.indexOf(rule.retry) < PRECEDENCE.indexOf(strongest.retry) ? rule : strongest);
}
function ruleByStatus(status, code) {
    const waiting = { fix: 'Nothing to do: it is tried again by itself.', who: 'nobody' };
    if (status >= 500)
        return {
            code,
            retry: 'unknown',
            cause: 'quickbooks-unavailable',
            sentence: 'QuickBooks is not available.',
            ...waiting,
        };
    if (status === 401)
        return {
            code,
            retry: 'refresh',
            cause: 'token-expired',
            sentence: 'The access token was refused.',
            ...waiting,
        };
    if (status === 429)
        return {
            code,
            retry: 'backoff',
            cause: 'quickbooks-busy',
            sentence: 'QuickBooks takes no more requests right now.',
            ...waiting,
        };
    return { code, ...fault_table_1.UNLISTED_FAULT };
}
/** The existing document that a 6140 names: `… TxnType=PurchaseOrder with TxnId=17250`. */
function existingTransaction(fault) {
    for (const { code, detail } of fault.errors) {
        const found = code === '6140' ? /TxnType=(\w+)\s+with\s+TxnId=(\d+)/.exec(detail) : null;
        if (found?.[1] && found[2])
            return { type: found[1], id: found[2] };
    }
    return undefined;
}
//# sourceMappingURL=rule-for.js.map
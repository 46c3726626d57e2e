"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.policyCauseKey = exports.CONNECTION_CAUSE_KEY = void 0;
exports.cause = cause;
exports.linkCauseKey = linkCauseKey;
exports.causeRule = causeRule;
exports.causeSentence = causeSentence;
const qbo_1 = require("@ledgerbridge/qbo");
const cause_codes_1 = require("./cause-codes");
function cause(code, key, about = {}) {
    return {
        code,
        key,
        subject: about.subject ?? null,
        field: about.field ?? null,
        record: about.record ?? null,
    };
}
/** The key under which documents wait for a record's link. */
function linkCauseKey(kind, key) {
    return `link:${kind}:${'externalId' in key ? key.externalId : `quickbooks ${key.quickbooksId}`}`;
}
exports.CONNECTION_CAUSE_KEY = 'connection';
const policyCauseKey = (policy) => `policy:${policy}`;
exports.policyCauseKey = policyCauseKey;
/** Sentence, fix and fixer of a cause: ours, or QuickBooks' by the fault table. */
function causeRule(code) {
    if (code in cause_codes_1.CAUSES)
        return cause_codes_1.CAUSES[code];
    const fault = qbo_1.FAULTS.find((rule) => rule.cause === code) ?? qbo_1.UNLISTED_FAULT;
    return { standing: 'refused', sentence: fault.sentence, fix: fault.fix, who: fault.who };
}
/** What a person reads: the rule's sentence with the thing's name in it. */
function causeSentence({ code, subject }) {
    const { sentence } = causeRule(code);
    return subject === null ? sentence.replace(/: \{subject\}/, '') : sentence.replace('{subject}', subject);
}
//# sourceMappingURL=cause.js.map
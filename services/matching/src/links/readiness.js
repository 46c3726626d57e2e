"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listOfRequest = listOfRequest;
exports.isAnswerable = isAnswerable;
exports.mayHaveGrown = mayHaveGrown;
exports.isAwaited = isAwaited;
const lists_of_kind_1 = require("./domain/lists-of-kind");
/** The list in which a request's answer is looked for; undefined where QuickBooks has none for the kind. */
function listOfRequest({ link, target }) {
    return (0, lists_of_kind_1.listOf)(link.kind, target);
}
/** Whether every list that the answer depends on is known whole. What was created needs no look. */
function isAnswerable(request, ages) {
    const list = listOfRequest(request);
    if (request.created !== null || list === undefined)
        return true;
    return (0, lists_of_kind_1.nameSpaceOf)(list).every((needed) => ages.some((age) => age.list === needed && age.pulledAt !== null));
}
/** Whether the list of a request may have grown since it was pulled last. */
function mayHaveGrown(request, ages, now, maxAgeMs) {
    const list = listOfRequest(request);
    const age = ages.find((candidate) => candidate.list === list);
    const pulledAt = age?.pulledAt ?? null;
    return pulledAt !== null && now.getTime() - pulledAt.getTime() > maxAgeMs;
}
/** Whether the list of a request is being looked through again. */
function isAwaited(request, ages) {
    const list = listOfRequest(request);
    return ages.some((age) => age.list === list && age.wanted);
}
//# sourceMappingURL=readiness.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sameFacts = sameFacts;
const FACTS = [
    'entity',
    'id',
    'active',
    'purchasable',
    'itemType',
    'accountType',
    'currency',
];
/** Whether two states of QuickBooks records are the same to a plan. */
function sameFacts(a, b) {
    return FACTS.every((fact) => a[fact] === b[fact]);
}
//# sourceMappingURL=same-facts.js.map
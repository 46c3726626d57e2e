"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordRef = exports.recordKind = exports.RECORD_KINDS = void 0;
const zod_1 = require("zod");
const text_1 = require("./text");
/** The kinds of record that both sides keep a list of and that can be linked. */
exports.RECORD_KINDS = [
    'supplier',
    'item',
    'customer',
    'project',
    'account',
    'cost-code',
    'class',
    'location',
    'term',
    'tax-code',
];
exports.recordKind = zod_1.z.enum(exports.RECORD_KINDS);
const byHost = zod_1.z.strictObject({
    externalId: text_1.externalId,
    /** What a person calls it; used to find its equal in QuickBooks the first time it is mentioned. */
    name: (0, text_1.line)(500).optional(),
    /** Stock keeping unit of an item, or the account number of an account. */
    code: (0, text_1.line)(100).optional(),
});
const byQuickBooks = zod_1.z.strictObject({ quickbooksId: text_1.quickbooksId });
/** A reference to a record: by the host's id, or directly by QuickBooks' id. */
exports.recordRef = zod_1.z.union([byHost, byQuickBooks], {
    error: 'expected { externalId, name?, code? } or { quickbooksId }',
});
//# sourceMappingURL=record-ref.js.map
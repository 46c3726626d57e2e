"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.matchRequested = void 0;
const zod_1 = require("zod");
const record_ref_1 = require("../values/record-ref");
const text_1 = require("../values/text");
const link_changed_1 = require("./link-changed");
/**
 * A plan misses a link: matching looks for the record's equal, or records that one was just created in QuickBooks.
 * The record's name travels sealed under the installation's message key.
 */
exports.matchRequested = zod_1.z.object({
    connectionId: text_1.ourId,
    tenantId: text_1.ourId,
    divisionId: text_1.ourId,
    companyId: text_1.ourId,
    kind: record_ref_1.recordKind,
    key: link_changed_1.recordKey,
    /** Cost codes: which kind of QuickBooks record they stand for, by the division's policy. */
    target: zod_1.z.enum(['item', 'account']).optional(),
    /** Sealed JSON `{ name?, code? }`, base64; absent where the document gave neither. */
    sealed: zod_1.z.string().optional(),
    /** Set when sync has created the record on the document's behalf. */
    created: zod_1.z.object({ entity: zod_1.z.string(), id: text_1.quickbooksId }).optional(),
});
//# sourceMappingURL=match-requested.js.map
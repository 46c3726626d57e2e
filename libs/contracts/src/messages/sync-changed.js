"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.syncChanged = exports.DOCUMENT_STATUSES = void 0;
const zod_1 = require("zod");
const text_1 = require("../values/text");
/** Where a document stands. `blocked`: a person must decide; `held`: waits and releases itself. */
exports.DOCUMENT_STATUSES = [
    'received',
    'awaiting-approval',
    'blocked',
    'held',
    'queued',
    'sending',
    'confirming',
    'synced',
    'refused',
    'skipped',
    'canceled',
];
/** State of a document, for hosts and the console; content stays behind the API. */
exports.syncChanged = zod_1.z.object({
    version: zod_1.z.int().min(1),
    documentId: text_1.ourId,
    tenantId: text_1.ourId,
    divisionId: text_1.ourId,
    kind: zod_1.z.literal('purchase-order'),
    revision: zod_1.z.int().min(1),
    status: zod_1.z.enum(exports.DOCUMENT_STATUSES),
    /** Codes of what keeps it from QuickBooks; empty when nothing does. */
    causes: zod_1.z.array(zod_1.z.string()),
    quickbooks: zod_1.z
        .object({ companyId: text_1.ourId, type: zod_1.z.string(), id: text_1.quickbooksId, syncToken: zod_1.z.string() })
        .nullable(),
});
//# sourceMappingURL=sync-changed.js.map
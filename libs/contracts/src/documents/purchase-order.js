"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.purchaseOrderCancel = exports.purchaseOrder = void 0;
exports.readPurchaseOrder = readPurchaseOrder;
exports.readPurchaseOrderCancel = readPurchaseOrderCancel;
const zod_1 = require("zod");
const problem_1 = require("../problem");
const number_1 = require("../values/number");
const record_ref_1 = require("../values/record-ref");
const text_1 = require("../values/text");
const arithmetic_1 = require("./arithmetic");
/** Length of Memo and of a line's Description in QuickBooks Online. */
const QUICKBOOKS_TEXT = 4000;
const MAX_LINES = 1000;
const address = zod_1.z.strictObject({
    name: (0, text_1.line)(500).optional(),
    line1: (0, text_1.line)(500).optional(),
    line2: (0, text_1.line)(500).optional(),
    city: (0, text_1.line)(255).optional(),
    region: (0, text_1.line)(255).optional(),
    postalCode: (0, text_1.line)(30).optional(),
    country: (0, text_1.line)(255).optional(),
});
/** What some presets judge eligibility by; nothing of it is written to QuickBooks. */
const attributes = zod_1.z.strictObject({
    status: (0, text_1.line)(100).optional(),
    createdOn: number_1.day.optional(),
    externalNumber: (0, text_1.line)(100).optional(),
    dispatchDate: number_1.day.optional(),
    invoiceDate: number_1.day.optional(),
    invoiceNumber: (0, text_1.line)(100).optional(),
});
const purchaseOrderLine = zod_1.z.strictObject({
    externalId: text_1.externalId,
    item: record_ref_1.recordRef.optional(),
    account: record_ref_1.recordRef.optional(),
    costCode: record_ref_1.recordRef.optional(),
    description: (0, text_1.paragraph)(QUICKBOOKS_TEXT),
    quantity: number_1.factor,
    unitPrice: number_1.factor,
    amount: number_1.amount,
    class: record_ref_1.recordRef.optional(),
    location: record_ref_1.recordRef.optional(),
    customer: record_ref_1.recordRef.optional(),
    project: record_ref_1.recordRef.optional(),
    billable: zod_1.z.boolean().optional(),
    taxCode: record_ref_1.recordRef.optional(),
});
/** Shape of a purchase order on the wire; {@link readPurchaseOrder} checks its arithmetic too. */
exports.purchaseOrder = zod_1.z.strictObject({
    externalId: text_1.externalId,
    /** The host's number. Kept whole here; QuickBooks takes 21 characters of it. */
    number: (0, text_1.line)(200),
    revision: number_1.revision,
    division: text_1.externalId.optional(),
    flow: text_1.externalId.optional(),
    supplier: record_ref_1.recordRef,
    currency: number_1.currency,
    exchangeRate: number_1.exchangeRate.optional(),
    issueDate: number_1.day,
    dueDate: number_1.day.optional(),
    memo: (0, text_1.paragraph)(QUICKBOOKS_TEXT).optional(),
    shipTo: address.optional(),
    customer: record_ref_1.recordRef.optional(),
    class: record_ref_1.recordRef.optional(),
    location: record_ref_1.recordRef.optional(),
    terms: record_ref_1.recordRef.optional(),
    hostUrl: text_1.webAddress.optional(),
    attributes: attributes.optional(),
    metadata: zod_1.z.record((0, text_1.line)(100), (0, text_1.line)(500)).optional(),
    lines: zod_1.z.array(purchaseOrderLine).min(1).max(MAX_LINES),
    total: number_1.amount,
});
/** Cancels everything up to a revision; also for an order that is not known yet. */
exports.purchaseOrderCancel = zod_1.z.strictObject({
    externalId: text_1.externalId,
    revision: number_1.revision,
    division: text_1.externalId.optional(),
    reason: (0, text_1.paragraph)(1000).optional(),
});
/**
 * Reads a purchase order as a host sends it, over HTTP or a topic: the same rules and codes on both.
 * Shape and arithmetic are judged together, so that a host sees every problem of an order at once.
 */
function readPurchaseOrder(input) {
    const shape = (0, problem_1.read)(exports.purchaseOrder, input);
    const problems = [...(shape.ok ? [] : shape.problems), ...(0, arithmetic_1.arithmeticProblems)(input)];
    return shape.ok && problems.length === 0 ? shape : { ok: false, problems };
}
/** Reads a cancellation as a host sends it. */
function readPurchaseOrderCancel(input) {
    return (0, problem_1.read)(exports.purchaseOrderCancel, input);
}
//# sourceMappingURL=purchase-order.js.map
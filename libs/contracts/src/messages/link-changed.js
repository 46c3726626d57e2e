"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.linkChanged = exports.UNLINKED_REASONS = exports.quickbooksRecord = exports.recordKey = void 0;
const zod_1 = require("zod");
const record_ref_1 = require("../values/record-ref");
const text_1 = require("../values/text");
/** What a document mentions: a record of the host, or one of QuickBooks directly. */
exports.recordKey = zod_1.z.union([zod_1.z.object({ externalId: text_1.externalId }), zod_1.z.object({ quickbooksId: text_1.quickbooksId })]);
/** What a plan must know of the QuickBooks record behind a link; names stay with matching. */
exports.quickbooksRecord = zod_1.z.object({
    /** QuickBooks' entity: Vendor, Item, Account, Customer, Class, Term. */
    entity: zod_1.z.string(),
    id: text_1.quickbooksId,
    active: zod_1.z.boolean(),
    /** Items: whether an expense account makes it purchasable. */
    purchasable: zod_1.z.boolean().optional(),
    /** Items: Service, NonInventory, Inventory, Category, Group. */
    itemType: zod_1.z.string().optional(),
    /** Accounts: AccountType. */
    accountType: zod_1.z.string().optional(),
    /** Vendors and accounts: their currency, ISO 4217. */
    currency: zod_1.z.string().optional(),
});
/** Why a record has no link: what a person would have to decide. */
exports.UNLINKED_REASONS = ['no-candidate', 'several-candidates', 'removed', 'name-taken'];
/** State of the link of one mentioned record within a connection. */
exports.linkChanged = zod_1.z.object({
    version: zod_1.z.int().min(1),
    linkId: text_1.ourId,
    connectionId: text_1.ourId,
    tenantId: text_1.ourId,
    divisionId: text_1.ourId,
    companyId: text_1.ourId,
    kind: record_ref_1.recordKind,
    key: exports.recordKey,
    state: zod_1.z.discriminatedUnion('linked', [
        zod_1.z.object({
            linked: zod_1.z.literal(true),
            quickbooks: exports.quickbooksRecord,
            decidedBy: zod_1.z.enum(['name', 'person', 'created', 'direct']),
        }),
        zod_1.z.object({ linked: zod_1.z.literal(false), reason: zod_1.z.enum(exports.UNLINKED_REASONS), candidates: zod_1.z.int().min(0) }),
    ]),
});
//# sourceMappingURL=link-changed.js.map
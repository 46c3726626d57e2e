"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.connectionChanged = exports.CONNECTION_STATUSES = exports.capabilities = void 0;
const zod_1 = require("zod");
const text_1 = require("../values/text");
/** What a company's plan and preferences allow; read at connect from CompanyInfo and Preferences. */
exports.capabilities = zod_1.z.object({
    country: zod_1.z.string(),
    /** ISO 4217. */
    homeCurrency: zod_1.z.string(),
    multiCurrency: zod_1.z.boolean(),
    /** Name of the subscription as QuickBooks gives it ("QuickBooks Online Plus"). */
    plan: zod_1.z.string(),
    /** Plus, Advanced and above: Simple Start and Essentials have no purchase orders. */
    purchaseOrders: zod_1.z.boolean(),
    /** `UseCustomTxnNumbers`: true keeps the number we send, false lets QuickBooks number by itself. */
    customNumbers: zod_1.z.boolean(),
    classTracking: zod_1.z.enum(['off', 'transaction', 'line']),
    locations: zod_1.z.boolean(),
    billableExpenses: zod_1.z.boolean(),
    /** `us`: lines carry TAX or NON; `global`: every line needs a tax code and the order a GlobalTaxCalculation. */
    taxModel: zod_1.z.enum(['us', 'global']),
    usesTax: zod_1.z.boolean(),
    /** Active accounts payable, one per currency at most in use; the only one of a currency is taken without asking. */
    apAccounts: zod_1.z.array(zod_1.z.object({ id: text_1.quickbooksId, currency: zod_1.z.string() })),
    /** How the company's own purchasable items are set up: the proposal for items that sync creates. */
    newItem: zod_1.z
        .object({
        type: zod_1.z.enum(['NonInventory', 'Service']),
        expenseAccount: text_1.quickbooksId,
        incomeAccount: text_1.quickbooksId.optional(),
    })
        .nullable(),
});
exports.CONNECTION_STATUSES = [
    'pending',
    'connected',
    'reconnect-needed',
    'held',
    'disconnected',
];
/** State of a division's connection. The realm id stays in the connector. */
exports.connectionChanged = zod_1.z.object({
    version: zod_1.z.int().min(1),
    connectionId: text_1.ourId,
    tenantId: text_1.ourId,
    divisionId: text_1.ourId,
    /** Null until the company is known. */
    companyId: text_1.ourId.nullable(),
    status: zod_1.z.enum(exports.CONNECTION_STATUSES),
    /** Why the connection is not usable, as a cause code; null when it is. */
    reason: zod_1.z.string().nullable(),
    /** Time of the first successful authorisation: documents from before it are skipped. */
    connectedAt: zod_1.z.iso.datetime().nullable(),
    capabilities: exports.capabilities.nullable(),
});
//# sourceMappingURL=connection-changed.js.map
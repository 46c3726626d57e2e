"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PRESET_NAMES = exports.policyOverrides = exports.policies = exports.newItem = void 0;
const zod_1 = require("zod");
const text_1 = require("../values/text");
/** How an item that sync creates is set up. Accounts are QuickBooks ids of the connected company. */
exports.newItem = zod_1.z.strictObject({
    type: zod_1.z.enum(['NonInventory', 'Service', 'Inventory']),
    expenseAccount: text_1.quickbooksId,
    incomeAccount: text_1.quickbooksId.optional(),
    assetAccount: text_1.quickbooksId.optional(),
});
/** Every setting that decides what becomes of a purchase order. */
exports.policies = zod_1.z.strictObject({
    /** An item that has no equal in QuickBooks: a person decides, the line goes to an account, or the item is created. */
    unmatchedItem: zod_1.z.enum(['block', 'account-line', 'create']),
    /** Null: as the company's own items are set up. */
    newItem: exports.newItem.nullable(),
    /** Account of lines that name neither item nor account, and of unmatched items under `account-line`. */
    fallbackAccount: text_1.quickbooksId.nullable(),
    /** Null: the company's only accounts payable account of the currency. */
    apAccount: text_1.quickbooksId.nullable(),
    /** A supplier that has no equal in QuickBooks. */
    createVendor: zod_1.z.enum(['never', 'ask', 'always']),
    /** What a host's cost code is in QuickBooks. */
    costCodeTarget: zod_1.z.enum(['item', 'account']),
    /** Who numbers the order. */
    numberFrom: zod_1.z.enum(['host', 'quickbooks']),
    /** Closing keeps the history; deleting works while no bill is linked. */
    onCancel: zod_1.z.enum(['close', 'delete']),
    /** Two numbers that share their first 21 characters. */
    referenceCollision: zod_1.z.enum(['suffix', 'block']),
    tax: zod_1.z.enum(['off', 'mapped']),
});
/** What a division or a flow sets for itself; the rest comes from the level below. */
exports.policyOverrides = exports.policies.partial();
/** Named sets of policies: our own, and what the manuals of other products promise. */
exports.PRESET_NAMES = ['ledgerbridge', 'precoro', 'cin7', 'autotask', 'ontraccr'];
//# sourceMappingURL=policies.js.map
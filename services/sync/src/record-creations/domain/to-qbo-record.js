"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.toQboVendor = toQboVendor;
exports.toQboItem = toQboItem;
/** Longest names: DisplayName 500, but 100 in QuickBooks' own screens; Item.Name 100. */
const NAME_LENGTH = 100;
function toQboVendor(name, currency) {
    return {
        entity: 'Vendor',
        body: {
            DisplayName: name.trim().slice(0, NAME_LENGTH),
            ...(currency === null ? {} : { CurrencyRef: { value: currency } }),
        },
    };
}
/**
 * An item that can be bought: it has an expense account. Inventory also needs income and asset accounts, a start day
 * and a quantity, which is none yet.
 * @param today the day in the company's division, YYYY-MM-DD
 */
function toQboItem(name, settings, today) {
    const { type, expenseAccount, incomeAccount, assetAccount } = settings;
    const inventory = { TrackQtyOnHand: true, QtyOnHand: 0, InvStartDate: today };
    return {
        entity: 'Item',
        body: {
            Name: name.trim().slice(0, NAME_LENGTH),
            Type: type,
            ExpenseAccountRef: { value: expenseAccount },
            ...(incomeAccount ? { IncomeAccountRef: { value: incomeAccount } } : {}),
            ...(assetAccount ? { AssetAccountRef: { value: assetAccount } } : {}),
            ...(type === 'Inventory' ? inventory : {}),
        },
    };
}
//# sourceMappingURL=to-qbo-record.js.map
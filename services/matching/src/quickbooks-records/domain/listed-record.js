"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LISTS = void 0;
exports.listedRecord = listedRecord;
exports.matchNames = matchNames;
exports.matchCode = matchCode;
const normalised_name_1 = require("./normalised-name");
/** The lists of QuickBooks that host records are linked to. */
exports.LISTS = ['Vendor', 'Customer', 'Item', 'Account', 'Class', 'Term'];
/**
 * Reads a record from QuickBooks' JSON (QuickBooks Online, pages of Vendor, Customer, Item, Account, Class, Term).
 * @returns undefined for what is no record of the list: without an id or a name
 */
function listedRecord(list, json) {
    if (!isObject(json))
        return undefined;
    const id = text(json['Id']);
    const name = text(json['DisplayName']) ?? text(json['Name']);
    if (id === undefined || name === undefined)
        return undefined;
    return {
        list,
        id,
        active: json['Active'] !== false,
        name,
        fullName: text(json['FullyQualifiedName']) ?? null,
        code: (list === 'Item' ? text(json['Sku']) : list === 'Account' ? text(json['AcctNum']) : undefined) ?? null,
        project: list === 'Customer' && (json['Job'] === true || json['IsProject'] === true),
        facts: factsOf(list, id, json),
        changedAt: instant(isObject(json['MetaData']) ? json['MetaData']['LastUpdatedTime'] : undefined),
    };
}
/** What the name, with its parents or without, is compared by. */
function matchNames({ name, fullName }) {
    return [...new Set([name, ...(fullName === null ? [] : [fullName])].map(normalised_name_1.normalisedName))];
}
/** What the code is compared by. */
function matchCode({ code }) {
    return code === null ? null : (0, normalised_name_1.normalisedCode)(code);
}
function factsOf(list, id, json) {
    const active = json['Active'] !== false;
    const currency = isObject(json['CurrencyRef']) ? text(json['CurrencyRef']['value']) : undefined;
    switch (list) {
        case 'Vendor':
            return { entity: list, id, active, ...(currency ? { currency } : {}) };
        case 'Item':
            return {
                entity: list,
                id,
                active,
                purchasable: isObject(json['ExpenseAccountRef']),
                ...typed('itemType', json['Type']),
            };
        case 'Account':
            return {
                entity: list,
                id,
                active,
                ...typed('accountType', json['AccountType']),
                ...(currency ? { currency } : {}),
            };
        case 'Customer':
        case 'Class':
        case 'Term':
            return { entity: list, id, active };
    }
}
function typed(name, value) {
    const type = text(value);
    return (type === undefined ? {} : { [name]: type });
}
function instant(value) {
    const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
const text = (value) => typeof value === 'string' && value !== '' ? value : undefined;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
//# sourceMappingURL=listed-record.js.map
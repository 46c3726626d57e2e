"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listOf = listOf;
exports.nameSpaceOf = nameSpaceOf;
exports.kindsTouchedBy = kindsTouchedBy;
/**
 * The list that holds the equals of a kind of record; undefined where there is none here: locations have no place on a
 * purchase order, tax codes are mapped by the tax service.
 */
function listOf(kind, target) {
    switch (kind) {
        case 'supplier':
            return 'Vendor';
        case 'customer':
        case 'project':
            return 'Customer';
        case 'item':
            return 'Item';
        case 'account':
            return 'Account';
        case 'cost-code':
            return target === 'account' ? 'Account' : 'Item';
        case 'class':
            return 'Class';
        case 'term':
            return 'Term';
        case 'location':
        case 'tax-code':
            return undefined;
    }
}
/** Vendors and customers may not share a display name, inactive ones included (QuickBooks Online, fault 6240). */
const SHARED_NAME_SPACE = ['Vendor', 'Customer'];
/** The lists in which a name of this list must be free. */
function nameSpaceOf(list) {
    return SHARED_NAME_SPACE.includes(list) ? SHARED_NAME_SPACE : [list];
}
/** Kinds whose link may come out otherwise when a list changes. */
function kindsTouchedBy(list) {
    return LINKED_KINDS.filter((kind) => ['item', 'account'].some((target) => {
        const own = listOf(kind, target);
        return own !== undefined && nameSpaceOf(own).includes(list);
    }));
}
const LINKED_KINDS = [
    'supplier',
    'item',
    'customer',
    'project',
    'account',
    'cost-code',
    'class',
    'term',
];
//# sourceMappingURL=lists-of-kind.js.map
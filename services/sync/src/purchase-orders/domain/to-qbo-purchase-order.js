"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.toQboPurchaseOrder = toQboPurchaseOrder;
const qbo_1 = require("@ledgerbridge/qbo");
const to_qbo_line_1 = require("./to-qbo-line");
const resolution_1 = require("./resolution");
const sourced_1 = require("./sourced");
const field = (name) => ({ kind: 'document', field: name });
const rule = (name) => ({ kind: 'rule', rule: name });
/**
 * Where a purchase order becomes a QuickBooks PurchaseOrder. References that cannot be resolved become causes, and
 * records to be created stand as `new:<kind>` until they exist. Fields and rules: QuickBooks Online's PurchaseOrder page.
 */
function toQboPurchaseOrder(order, docNumber, facts) {
    const found = { creations: [], causes: [] };
    const take = (resolved) => takeInto(found, resolved);
    const optional = (kind, ref, name, path) => ref && take((0, resolution_1.resolveMention)({ kind, ref, field: path }, facts, `${name}-not-linked`));
    const vendor = take((0, resolution_1.resolveSupplier)(order.supplier, order.currency, facts));
    const context = { order, facts, take };
    const body = {
        VendorRef: vendor ?? UNRESOLVED,
        ...present('APAccountRef', apAccount(order.currency, facts)),
        TxnDate: (0, sourced_1.sourced)(order.issueDate, field('issueDate')),
        ...text('DueDate', order.dueDate, 'dueDate'),
        ...(docNumber === null ? {} : { DocNumber: (0, sourced_1.sourced)(docNumber, field('number')) }),
        Memo: (0, sourced_1.sourced)(order.memo ?? '', field('memo')),
        PrivateNote: (0, sourced_1.sourced)((0, qbo_1.withMarker)(order.hostUrl, facts.documentId), rule('marker')),
        POStatus: (0, sourced_1.sourced)('Open', rule('an approved order is open')),
        ...currency(order, facts),
        ...globalTax(facts),
        ...(order.shipTo ? { ShipAddr: address(order.shipTo) } : {}),
        ...present('ShipTo', optional('customer', order.customer, 'customer', 'customer')),
        ...present('ClassRef', optional('class', headerClass(order, facts), 'class', 'class')),
        ...present('SalesTermRef', optional('term', order.terms, 'term', 'terms')),
        Line: order.lines.map((line, index) => (0, to_qbo_line_1.toQboLine)(line, index, context)),
    };
    return { body, ...found };
}
/** Stands where a cause does; never sent, since a translation with causes is no plan. */
const UNRESOLVED = { value: (0, sourced_1.sourced)('', rule('unresolved')) };
function takeInto(found, resolved) {
    switch (resolved.as) {
        case 'reference':
            return { value: resolved.id };
        case 'creation':
            if (!found.creations.some((other) => sameRecord(other, resolved.creation)))
                found.creations.push(resolved.creation);
            return {
                value: (0, sourced_1.sourced)(`new:${resolved.creation.kind}`, rule(`created first: ${resolved.creation.kind} ${resolved.creation.name}`)),
            };
        case 'cause':
            if (!found.causes.some(({ code, key }) => code === resolved.cause.code && key === resolved.cause.key))
                found.causes.push(resolved.cause);
            return undefined;
    }
}
const sameRecord = (a, b) => a.kind === b.kind && JSON.stringify(a.key) === JSON.stringify(b.key);
function apAccount(currencyCode, { policies, connection }) {
    const { apAccount: chosen } = policies.values;
    if (chosen !== null)
        return {
            value: (0, sourced_1.sourced)(chosen, { kind: 'policy', policy: 'apAccount', origin: policies.origin.apAccount }),
        };
    const only = connection?.capabilities?.apAccounts.filter((account) => account.currency === currencyCode) ?? [];
    return (only[0] && {
        value: (0, sourced_1.sourced)(only[0].id, {
            kind: 'company',
            fact: 'its only accounts payable account of the currency',
        }),
    });
}
function currency(order, { connection }) {
    if (!connection?.capabilities?.multiCurrency)
        return {};
    const rate = order.exchangeRate === undefined
        ? {}
        : { ExchangeRate: (0, sourced_1.sourced)((0, to_qbo_line_1.decimal)(order.exchangeRate), field('exchangeRate')) };
    return { CurrencyRef: { value: (0, sourced_1.sourced)(order.currency, field('currency')) }, ...rate };
}
/** Companies outside the US want the order to say how its tax is computed. */
function globalTax({ connection, policies }) {
    if (connection?.capabilities?.taxModel !== 'global')
        return {};
    const mapped = policies.values.tax === 'mapped';
    const from = { kind: 'policy', policy: 'tax', origin: policies.origin.tax };
    return { GlobalTaxCalculation: mapped ? (0, sourced_1.sourced)('TaxExcluded', from) : (0, sourced_1.sourced)('NotApplicable', from) };
}
/** The class of the whole order, where the company keeps one per transaction: its own, or the one all lines share. */
function headerClass(order, { connection }) {
    if (connection?.capabilities?.classTracking !== 'transaction')
        return undefined;
    return order.class ?? order.lines.find((line) => line.class)?.class;
}
function address(shipTo) {
    const at = (name) => `shipTo.${name}`;
    return {
        ...text('Line1', shipTo.name ?? shipTo.line1, shipTo.name ? at('name') : at('line1')),
        ...text('Line2', shipTo.name ? shipTo.line1 : shipTo.line2, shipTo.name ? at('line1') : at('line2')),
        ...text('Line3', shipTo.name ? shipTo.line2 : undefined, at('line2')),
        ...text('City', shipTo.city, at('city')),
        ...text('CountrySubDivisionCode', shipTo.region, at('region')),
        ...text('PostalCode', shipTo.postalCode, at('postalCode')),
        ...text('Country', shipTo.country, at('country')),
    };
}
function text(name, value, path) {
    return present(name, value === undefined ? undefined : (0, sourced_1.sourced)(value, field(path)));
}
function present(name, value) {
    return value === undefined ? {} : { [name]: value };
}
//# sourceMappingURL=to-qbo-purchase-order.js.map
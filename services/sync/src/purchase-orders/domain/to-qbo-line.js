"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.toQboLine = toQboLine;
exports.decimal = decimal;
const money_1 = require("@ledgerbridge/money");
const cause_1 = require("../../causes/domain/cause");
const resolution_1 = require("./resolution");
const resolve_line_1 = require("./resolve-line");
const sourced_1 = require("./sourced");
/** A line as QuickBooks shall have it. A line is never dropped: what cannot be resolved becomes a cause. */
function toQboLine(line, index, context) {
    const path = `lines[${index}]`;
    const from = (name) => ({ kind: 'document', field: `${path}.${name}` });
    const target = (0, resolve_line_1.resolveTarget)(line, index, context.facts);
    const ref = context.take(target) ?? { value: (0, sourced_1.sourced)('', { kind: 'rule', rule: 'unresolved' }) };
    const shared = sharedDetail(line, path, context);
    const project = line.project &&
        context.take((0, resolution_1.resolveMention)({ kind: 'project', ref: line.project, field: `${path}.project` }, context.facts, 'project-not-linked'));
    const head = {
        Description: (0, sourced_1.sourced)(line.description, from('description')),
        Amount: (0, sourced_1.sourced)(decimal(line.amount), from('amount')),
        ...(project ? { ProjectRef: project } : {}),
    };
    if (target.as === 'creation' || (target.as === 'reference' && target.entity === 'Item')) {
        const detail = {
            ItemRef: ref,
            Qty: (0, sourced_1.sourced)(decimal(line.quantity), from('quantity')),
            UnitPrice: (0, sourced_1.sourced)(decimal(line.unitPrice), from('unitPrice')),
            ...shared,
            ...(project && !shared.CustomerRef ? { CustomerRef: project } : {}),
        };
        return {
            ...head,
            DetailType: (0, sourced_1.sourced)('ItemBasedExpenseLineDetail', lineKind),
            ItemBasedExpenseLineDetail: detail,
        };
    }
    const detail = {
        AccountRef: ref,
        ...shared,
        ...(project && !shared.CustomerRef ? { CustomerRef: project } : {}),
    };
    return {
        ...head,
        DetailType: (0, sourced_1.sourced)('AccountBasedExpenseLineDetail', lineKind),
        AccountBasedExpenseLineDetail: detail,
    };
}
const lineKind = {
    kind: 'rule',
    rule: 'linked items are item lines, everything else goes to an account',
};
function sharedDetail(line, path, { order, facts, take }) {
    const customer = line.customer &&
        take((0, resolution_1.resolveMention)({ kind: 'customer', ref: line.customer, field: `${path}.customer` }, facts, 'customer-not-linked'));
    const lineClass = facts.connection?.capabilities?.classTracking === 'line' ? (line.class ?? order.class) : undefined;
    const classRef = lineClass &&
        take((0, resolution_1.resolveMention)({ kind: 'class', ref: lineClass, field: `${path}.class` }, facts, 'class-not-linked'));
    const taxCode = taxCodeRef(line, path, { order, facts, take });
    return {
        ...(customer ? { CustomerRef: customer } : {}),
        ...(classRef ? { ClassRef: classRef } : {}),
        ...(taxCode ? { TaxCodeRef: taxCode } : {}),
        ...(line.billable
            ? { BillableStatus: (0, sourced_1.sourced)('Billable', { kind: 'document', field: `${path}.billable` }) }
            : {}),
    };
}
/** Under the policy `off` neither rate nor amount nor code of a tax is sent. */
function taxCodeRef({ taxCode }, path, { facts, take }) {
    if (facts.policies.values.tax === 'off')
        return undefined;
    const field = `${path}.taxCode`;
    if (!taxCode) {
        const needed = facts.connection?.capabilities?.taxModel === 'global';
        return needed
            ? take({ as: 'cause', cause: (0, cause_1.cause)('tax-code-missing', 'document', { field }) })
            : undefined;
    }
    const mention = { kind: 'tax-code', ref: taxCode, field };
    const fact = facts.taxMappings.get((0, cause_1.linkCauseKey)('tax-code', (0, resolution_1.mentionKey)(taxCode)));
    if (fact?.state !== 'mapped') {
        return take({
            as: 'cause',
            cause: (0, resolution_1.mentionCause)(!fact || fact.state === 'unasked' ? 'matching-pending' : 'tax-code-not-mapped', mention),
        });
    }
    if (!fact.active)
        return take({ as: 'cause', cause: (0, resolution_1.mentionCause)('record-inactive', mention) });
    const from = {
        kind: 'tax-mapping',
        taxCode: 'externalId' in taxCode ? taxCode.externalId : taxCode.quickbooksId,
    };
    return { value: (0, sourced_1.sourced)(fact.quickbooksId, from) };
}
/** A JSON number where a double says exactly the same, else the text itself, which QuickBooks takes too. */
function decimal(value) {
    const number = Number(value);
    return new money_1.Decimal(number).equals(value) ? number : value;
}
//# sourceMappingURL=to-qbo-line.js.map
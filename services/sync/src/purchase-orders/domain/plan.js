"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.planPurchaseOrder = planPurchaseOrder;
const qbo_1 = require("@ledgerbridge/qbo");
const cause_1 = require("../../causes/domain/cause");
const doc_number_1 = require("./doc-number");
const resolution_1 = require("./resolution");
const sourced_1 = require("./sourced");
const to_qbo_purchase_order_1 = require("./to-qbo-purchase-order");
/**
 * Plans a document: the same function serves preview, push, what-if and replay. Pure: the same document and facts give
 * the same plan, byte for byte. The connection is judged first, whatever else the document lacks.
 */
function planPurchaseOrder(document, facts) {
    if (document.canceled && !document.written)
        return { outcome: 'canceled' };
    const { connection } = facts;
    if (!connection?.companyId)
        return connection ? held('connection-pending') : { outcome: 'skipped', reason: 'not-connected' };
    const unusable = unusableConnection(connection);
    if (unusable)
        return unusable;
    const { companyId } = connection;
    if (document.canceled && document.written)
        return planCancellation(document.written, companyId, facts);
    if (!document.order)
        return { outcome: 'canceled' };
    return planContent(document.order, document.written, companyId, facts);
}
function unusableConnection({ status }) {
    switch (status) {
        case 'connected':
            return undefined;
        case 'pending':
            return held('connection-pending');
        case 'reconnect-needed':
            return held('reconnect-needed');
        case 'held':
            return held('company-held');
        case 'disconnected':
            return held('disconnected');
    }
}
const held = (code) => ({
    outcome: 'held',
    causes: [(0, resolution_1.connectionCause)(code)],
});
function planContent(order, written, companyId, facts) {
    const number = (0, doc_number_1.docNumberFor)(order.number, facts);
    const { body: tree, creations, causes, } = (0, to_qbo_purchase_order_1.toQboPurchaseOrder)(order, number.ok ? number.docNumber : null, facts);
    const all = [...companyCauses(order, facts), ...(number.ok ? [] : [number.cause]), ...causes];
    if (all.length > 0)
        return standing(all);
    const body = (0, sourced_1.plain)(tree);
    const content = (0, qbo_1.canonicalJson)(body);
    if (written && written.content === content)
        return { outcome: 'nothing-to-write' };
    const request = written ? asUpdate(body, order, written) : body;
    const operation = written ? 'update' : 'create';
    const notes = [...(number.ok ? number.notes : []), ...locationNotes(order)];
    return {
        outcome: 'plan',
        plan: {
            operation,
            companyId,
            creations,
            body: request,
            sources: (0, sourced_1.sourcesOf)(tree),
            notes,
            hash: (0, qbo_1.contentHash)([operation, companyId, creations, request]),
        },
    };
}
/** A document that waits for itself only is held; one decision by a person is enough to block it. */
function standing(causes) {
    const blocked = causes.some(({ code }) => (0, cause_1.causeRule)(code).standing !== 'held');
    return { outcome: blocked ? 'blocked' : 'held', causes };
}
/** What the company's plan and preferences do not allow. */
function companyCauses(order, { connection, policies }) {
    const company = connection?.capabilities;
    if (!company)
        return [];
    const billable = order.lines.some((line) => line.billable);
    return [
        ...(company.purchaseOrders ? [] : [(0, resolution_1.connectionCause)('plan-lacks-feature')]),
        ...(billable && !company.billableExpenses ? [(0, resolution_1.connectionCause)('billable-off')] : []),
        ...classCauses(order, company),
        ...currencyCauses(order, company, policies.values.apAccount),
    ];
}
function classCauses(order, { classTracking }) {
    const classes = [order.class, ...order.lines.map((line) => line.class)].filter((ref) => ref !== undefined);
    if (classes.length === 0 || classTracking === 'line')
        return [];
    if (classTracking === 'off')
        return [(0, resolution_1.connectionCause)('classes-off')];
    const different = new Set(classes.map((ref) => JSON.stringify((0, resolution_1.mentionKey)(ref)))).size;
    return different > 1 ? [(0, cause_1.cause)('class-per-transaction', 'document')] : [];
}
function currencyCauses({ currency }, company, chosenAccount) {
    if (currency !== company.homeCurrency && !company.multiCurrency)
        return [(0, resolution_1.connectionCause)('currency-off')];
    const accounts = company.apAccounts.filter((account) => account.currency === currency);
    return chosenAccount === null && accounts.length !== 1
        ? [(0, cause_1.cause)('ap-account-undecided', (0, cause_1.policyCauseKey)('apAccount'))]
        : [];
}
function locationNotes(order) {
    const somewhere = order.location !== undefined || order.lines.some((line) => line.location !== undefined);
    return somewhere ? [{ code: 'location-not-carried', field: 'location', planned: null, found: null }] : [];
}
/** Sparse, so that what the accountant added stays; with every line, since a sent list of lines replaces the old one. */
function asUpdate(body, order, { id, syncToken, lineIds }) {
    const lines = body.Line.map((line, index) => {
        const known = lineIds[order.lines[index]?.externalId ?? ''];
        return known === undefined ? line : { Id: known, ...line };
    });
    return { Id: id, SyncToken: syncToken, sparse: true, ...body, Line: lines };
}
function planCancellation(written, companyId, { policies }) {
    const { onCancel } = policies.values;
    const from = { kind: 'policy', policy: 'onCancel', origin: policies.origin.onCancel };
    const target = { Id: written.id, SyncToken: written.syncToken };
    const body = onCancel === 'delete' ? target : { ...target, sparse: true, POStatus: 'Closed' };
    const sources = onCancel === 'delete' ? [] : [{ path: 'POStatus', value: 'Closed', from }];
    return {
        outcome: 'plan',
        plan: {
            operation: onCancel,
            companyId,
            creations: [],
            body,
            sources,
            notes: [],
            hash: (0, qbo_1.contentHash)([onCancel, companyId, [], body]),
        },
    };
}
//# sourceMappingURL=plan.js.map
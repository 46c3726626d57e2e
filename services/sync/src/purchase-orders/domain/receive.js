"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.receiveOrder = receiveOrder;
exports.cancelOrder = cancelOrder;
/**
 * Revisions decide, not the order of arrival: a lower one is stale, an equal one is a repeat or, with other content, a
 * conflict; a higher one is the new truth, also after a cancellation (the order is reopened).
 */
function receiveOrder({ order, divisionId, via, contentHmac }, state) {
    const { revision, flow = null } = order;
    const data = { revision, divisionId, via, flow, contentHmac };
    if (!state.exists)
        return [{ type: 'PurchaseOrderReceived', data, sealed: { order } }];
    if (revision > state.revision)
        return [{ type: 'PurchaseOrderRevised', data, sealed: { order } }];
    if (revision < state.revision || state.canceled) {
        return [{ type: 'StaleRevisionIgnored', data: { revision, current: state.revision } }];
    }
    return [
        state.contentHmac === contentHmac
            ? { type: 'RepeatIgnored', data: { revision } }
            : { type: 'RevisionConflicted', data: { revision } },
    ];
}
/** Cancels everything up to a revision, content of that very revision included; also an order that never came. */
function cancelOrder(command, state) {
    const { externalId, revision, reason, divisionId, via } = command;
    if (state.exists && revision < state.revision) {
        return [{ type: 'StaleRevisionIgnored', data: { revision, current: state.revision } }];
    }
    if (state.exists && state.canceled && revision === state.revision)
        return [{ type: 'RepeatIgnored', data: { revision } }];
    return [
        { type: 'PurchaseOrderCanceled', data: { revision, divisionId, via }, sealed: { externalId, reason } },
    ];
}
//# sourceMappingURL=receive.js.map
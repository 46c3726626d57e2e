"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.initialState = void 0;
exports.evolve = evolve;
exports.fold = fold;
exports.initialState = { exists: false };
/** Folds one event. An event that does not fit is a broken stream: it throws. */
function evolve(state, event) {
    if (!state.exists)
        return firstEvent(event);
    switch (event.type) {
        case 'PurchaseOrderReceived':
        case 'PurchaseOrderRevised':
            return {
                ...state,
                revision: event.data.revision,
                order: event.sealed.order,
                contentHmac: event.data.contentHmac,
                flow: event.data.flow,
                canceled: false,
                standing: { status: 'received' },
            };
        case 'PurchaseOrderCanceled':
            return { ...state, revision: event.data.revision, canceled: true, standing: { status: 'received' } };
        case 'PurchaseOrderPlanned':
        case 'RetryRequested':
            return { ...state, standing: { status: 'queued' } };
        case 'PurchaseOrderBlocked':
            return { ...state, standing: { status: 'blocked', causes: event.sealed.causes } };
        case 'PurchaseOrderHeld':
            return { ...state, standing: { status: 'held', causes: event.sealed.causes } };
        case 'PurchaseOrderSkipped':
            return { ...state, standing: { status: 'skipped', reason: event.data.reason } };
        case 'NothingToWrite':
        case 'CancellationSettled':
            return { ...state, standing: { status: 'settled' } };
        case 'RepeatIgnored':
        case 'StaleRevisionIgnored':
        case 'RevisionConflicted':
        case 'PushPostponed':
            return state;
        default:
            return evolvePush(state, event);
    }
}
function evolvePush(state, event) {
    switch (event.type) {
        case 'PushStarted':
            return { ...state, pending: { ...event.data, body: event.sealed.body, outcome: 'sending' } };
        case 'OutcomeUnknown':
            return { ...state, pending: state.pending && { ...state.pending, outcome: 'confirming' } };
        case 'Pushed':
            return {
                ...ended(state),
                written: event.data.operation === 'delete' ? null : event.sealed.written,
                standing: event.data.revision === state.revision ? { status: 'settled' } : { status: 'queued' },
            };
        case 'PushSuperseded':
            return { ...ended(state), standing: { status: 'queued' } };
        case 'SyncTokenLearned':
            return {
                ...ended(state),
                written: state.written && { ...state.written, syncToken: event.data.syncToken },
                standing: { status: 'queued' },
            };
        case 'PushRefused':
            return {
                ...ended(state),
                standing: { status: 'refused', cause: event.data.cause, detail: event.sealed.detail },
            };
        case 'ChangedInQuickBooks':
            return {
                ...ended(state),
                written: state.written && { ...state.written, syncToken: event.sealed.found.SyncToken, content: '' },
                standing: { status: 'blocked', causes: [CHANGED_IN_QUICKBOOKS] },
            };
        default:
            return event;
    }
}
/** Concerns this document alone: nothing else releases it. */
const CHANGED_IN_QUICKBOOKS = {
    code: 'changed-in-quickbooks',
    key: 'document',
    subject: null,
    field: null,
    record: null,
};
/** The push has an outcome, so the next one is another push, with another requestid. */
function ended(state) {
    return { ...state, pending: null, nextPush: (state.pending?.pushNumber ?? state.nextPush) + 1 };
}
function firstEvent(event) {
    const start = {
        exists: true,
        standing: { status: 'received' },
        nextPush: 1,
        pending: null,
        written: null,
    };
    if (event.type === 'PurchaseOrderReceived') {
        const { divisionId, revision, flow, contentHmac } = event.data;
        const { order } = event.sealed;
        return {
            ...start,
            divisionId,
            externalId: order.externalId,
            revision,
            order,
            contentHmac,
            flow,
            canceled: false,
        };
    }
    if (event.type === 'PurchaseOrderCanceled') {
        const { divisionId, revision } = event.data;
        const { externalId } = event.sealed;
        return {
            ...start,
            divisionId,
            externalId,
            revision,
            order: null,
            contentHmac: null,
            flow: null,
            canceled: true,
        };
    }
    throw new Error(`a purchase order's stream cannot begin with ${event.type}`);
}
/** The stream's state. */
function fold(events) {
    return events.reduce(evolve, exports.initialState);
}
//# sourceMappingURL=state.js.map
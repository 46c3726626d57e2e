"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.startPush = startPush;
exports.recordAnswer = recordAnswer;
exports.sentContent = sentContent;
exports.recordRefusal = recordRefusal;
exports.recordReread = recordReread;
exports.changedFields = changedFields;
exports.recordUnknown = recordUnknown;
exports.recordPostponed = recordPostponed;
exports.recordCompanyHeld = recordCompanyHeld;
exports.afterRefusal = afterRefusal;
const qbo_1 = require("@ledgerbridge/qbo");
const resolution_1 = require("./resolution");
const compare_answer_1 = require("./compare-answer");
/** Starts the push of a plan. The body is kept with it: a repeat sends the same bytes under the same requestid. */
function startPush(plan, requestId, state) {
    if (state.pending)
        throw new Error('a push is under way: its outcome comes first');
    const { operation, hash: planHash, companyId, body } = plan;
    const data = {
        pushNumber: state.nextPush,
        requestId,
        revision: state.revision,
        operation,
        planHash,
        companyId,
    };
    return [{ type: 'PushStarted', data, sealed: { body } }];
}
/** QuickBooks has the document: the answer is compared with the plan, and what differs is noted. */
function recordAnswer({ found, adopted, planned }, state) {
    const push = pendingOf(state);
    const { pushNumber, revision, operation, companyId } = push;
    const { written, notes } = whatWasWritten(push, found, state);
    const all = [
        ...planned,
        ...notes,
        ...(adopted ? [{ code: 'adopted', field: null, planned: null, found: null }] : []),
    ];
    const data = {
        pushNumber,
        revision,
        operation,
        companyId,
        quickbooksId: written.id,
        syncToken: written.syncToken,
        notes: all.map(({ code }) => code),
    };
    return [{ type: 'Pushed', data, sealed: { written, notes: all } }];
}
function whatWasWritten(push, found, state) {
    const { companyId, operation, body } = push;
    const before = state.written ?? {
        companyId,
        id: found.Id,
        syncToken: '',
        docNumber: null,
        lineIds: {},
        content: '',
    };
    if (operation === 'delete' || !('Line' in found))
        return { written: { ...before, id: found.Id, content: '' }, notes: [] };
    const sent = sentContent(body);
    const written = {
        companyId,
        id: found.Id,
        syncToken: found.SyncToken,
        docNumber: found.DocNumber ?? null,
        lineIds: lineIdsOf(state, found),
        content: sent ? (0, qbo_1.canonicalJson)(sent) : '',
    };
    if (sent)
        return { written, notes: (0, compare_answer_1.compareAnswer)(sent, found) };
    const closed = found.POStatus === 'Closed';
    return {
        written,
        notes: closed
            ? []
            : [{ code: 'status-differs', field: 'POStatus', planned: 'Closed', found: found.POStatus ?? null }],
    };
}
/** QuickBooks returns the lines in the order they were sent; where the number differs no line can be told. */
function lineIdsOf({ order }, { Line }) {
    const lines = order?.lines ?? [];
    if (lines.length !== Line.length)
        return {};
    return Object.fromEntries(lines.flatMap(({ externalId }, index) => (Line[index]?.Id ? [[externalId, Line[index].Id]] : [])));
}
/** The content that a body carries, without what belongs to the one request; undefined when it only closes or deletes. */
function sentContent(body) {
    if (!('Line' in body))
        return undefined;
    const { Id: _id, SyncToken: _token, sparse: _sparse, ...content } = body;
    return { ...content, Line: content.Line.map(({ Id: _lineId, ...line }) => line) };
}
/** QuickBooks refused for good: a person mends it, and the next push is another one. */
function recordRefusal(fault, state, causeCode) {
    const { pushNumber } = pendingOf(state);
    const data = {
        pushNumber,
        cause: causeCode ?? (0, qbo_1.ruleFor)(fault).cause,
        faultCodes: fault.errors.map(({ code }) => code),
    };
    const detail = fault.errors.map(({ message, detail: text }) => text || message).join(' ');
    return [{ type: 'PushRefused', data, sealed: { fault, detail } }];
}
/** Another change came first (5010), and this is what QuickBooks has now. */
function recordReread(found, state) {
    const { pushNumber } = pendingOf(state);
    const fields = changedFields(state.written, found);
    if (fields.length > 0)
        return [{ type: 'ChangedInQuickBooks', data: { pushNumber, fields }, sealed: { found } }];
    return [{ type: 'SyncTokenLearned', data: { pushNumber, syncToken: found.SyncToken } }];
}
/** Fields of ours that somebody changed since we wrote them. */
function changedFields(written, found) {
    if (!written || written.content === '')
        return [];
    const ours = JSON.parse(written.content);
    return (0, compare_answer_1.compareAnswer)(ours, {
        ...found,
        ...(written.docNumber === null ? {} : { DocNumber: found.DocNumber ?? '' }),
    })
        .filter(({ code, found: now }) => code !== 'number-by-quickbooks' || now !== written.docNumber)
        .map(({ field }) => field ?? '');
}
function recordUnknown(reason, state) {
    const push = pendingOf(state);
    return push.outcome === 'confirming'
        ? []
        : [{ type: 'OutcomeUnknown', data: { pushNumber: push.pushNumber, reason } }];
}
/** Nothing was sent and nothing is decided: the same push is tried later. */
function recordPostponed(reason, alreadyNoted, state) {
    return alreadyNoted
        ? []
        : [{ type: 'PushPostponed', data: { pushNumber: pendingOf(state).pushNumber, reason } }];
}
/**
 * The company takes nothing until somebody mends the connection. A push that may have been written stays as it is; one
 * that was certainly not sent ends, and the document waits for the connection.
 */
function recordCompanyHeld(cause, state) {
    const push = pendingOf(state);
    if (push.outcome === 'confirming')
        return [];
    const causes = [(0, resolution_1.connectionCause)(cause === 'reconnect-needed' ? 'reconnect-needed' : 'company-held')];
    return [
        { type: 'PushSuperseded', data: { pushNumber: push.pushNumber, cause } },
        {
            type: 'PurchaseOrderHeld',
            data: { revision: state.revision, codes: causes.map(({ code }) => code) },
            sealed: { causes },
        },
    ];
}
function afterRefusal(fault) {
    const next = { 're-read': 're-read', adopt: 'look-at-existing' };
    return next[(0, qbo_1.ruleFor)(fault).retry] ?? 'record';
}
function pendingOf({ pending }) {
    if (!pending)
        throw new Error('no push is under way');
    return pending;
}
//# sourceMappingURL=push.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readLinkEvent = readLinkEvent;
const contracts_1 = require("@ledgerbridge/contracts");
const zod_1 = require("zod");
/** Beside what was decided every event of a link says whose link it is, so that it can be published by itself. */
const place = zod_1.z.object({ connectionId: contracts_1.ourId, companyId: contracts_1.ourId, kind: contracts_1.recordKind, key: contracts_1.recordKey });
const decidedBy = zod_1.z.enum(['name', 'person', 'created', 'direct']);
const storedLinkEvent = zod_1.z.discriminatedUnion('type', [
    zod_1.z.object({
        type: zod_1.z.literal('RecordMentioned'),
        data: place.extend({ target: zod_1.z.enum(['item', 'account']).nullable() }),
    }),
    zod_1.z.object({
        type: zod_1.z.literal('LinkMade'),
        data: place.extend({ quickbooks: contracts_1.quickbooksRecord, decidedBy }),
    }),
    zod_1.z.object({
        type: zod_1.z.literal('LinkLeftOpen'),
        data: place.extend({
            reason: zod_1.z.enum(['no-candidate', 'several-candidates', 'name-taken']),
            candidates: zod_1.z.int().min(0),
        }),
    }),
    zod_1.z.object({ type: zod_1.z.literal('LinkRemoved'), data: place }),
    zod_1.z.object({
        type: zod_1.z.literal('LinkedRecordChanged'),
        data: place.extend({ quickbooks: contracts_1.quickbooksRecord, decidedBy }),
    }),
]);
/** The link event that was recorded; undefined when the event is about something else. @throws on broken content */
function readLinkEvent({ type, data }) {
    return LINK_EVENTS.has(type) ? storedLinkEvent.parse({ type, data }) : undefined;
}
const LINK_EVENTS = new Set(storedLinkEvent.options.map(({ shape }) => shape.type.value));
//# sourceMappingURL=stored-link-event.js.map
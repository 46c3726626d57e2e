"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.envelope = void 0;
exports.messageType = messageType;
const zod_1 = require("zod");
const text_1 = require("../values/text");
/** Attributes of a CloudEvent 1.0 as Ledgerbridge's topics carry it; `data` is judged by its topic's schema. */
exports.envelope = zod_1.z.looseObject({
    specversion: zod_1.z.literal('1.0'),
    /** Unique per source; with it the inbox tells a repeat. */
    id: (0, text_1.line)(200),
    /** Who speaks: a host names itself, a service is `ledgerbridge/<service>`. */
    source: (0, text_1.line)(500),
    type: (0, text_1.line)(200),
    time: zod_1.z.iso.datetime({ offset: true }).optional(),
    /** The tenant by its external id on host topics, by our id on internal ones. */
    tenantid: text_1.externalId.optional(),
    /** W3C trace context of what caused the message. */
    traceparent: zod_1.z.string().max(100).optional(),
    data: zod_1.z.unknown(),
});
/** The CloudEvents type of a topic's messages: `ledgerbridge.po.approved.v1`. */
function messageType(topic, version = 1) {
    return `ledgerbridge.${topic}.v${version}`;
}
//# sourceMappingURL=envelope.js.map
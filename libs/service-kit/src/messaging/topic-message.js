"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.topicMessage = topicMessage;
const contracts_1 = require("@ledgerbridge/contracts");
const messaging_1 = require("@ledgerbridge/messaging");
const traceparent_1 = require("../tracing/traceparent");
/** A message of an internal topic as the relay publishes it. @throws when there is no such topic: a bug */
function topicMessage(message) {
    const topic = (0, contracts_1.topicNamed)(message.topic);
    if (!topic)
        throw new Error(`There is no topic ${message.topic}`);
    const { id, service, tenantId, time, correlationId, data } = message;
    const traceparent = (0, traceparent_1.traceparentOfCorrelation)(correlationId);
    const value = (0, messaging_1.toStructured)({
        id,
        source: `ledgerbridge/${service}`,
        type: (0, contracts_1.messageType)(topic.name, topic.version),
        time,
        ...(tenantId === undefined ? {} : { tenantid: tenantId }),
        ...(traceparent === undefined ? {} : { traceparent }),
        data,
    });
    return { topic: topic.name, key: message.key, value };
}
//# sourceMappingURL=topic-message.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.messageScope = messageScope;
const traceparent_1 = require("../tracing/traceparent");
/** The scope of one message's work: the sender's trace goes on in it, and logs name the tenant. */
function messageScope({ traceparent, tenantId }) {
    return { trace: (0, traceparent_1.continuedTrace)(traceparent), tenantId };
}
//# sourceMappingURL=message-scope.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requestId = requestId;
const canonical_1 = require("./canonical");
/**
 * QuickBooks' `requestid` of a push: 34 characters of `[0-9a-z]`. The limit is 50, and 36 in a batch (QuickBooks Online,
 * "learn basic field definitions"); QuickBooks answers a repeated id with the first result instead of writing again.
 */
function requestId(push) {
    const parts = [push.installationEpoch, push.companyId, push.subject, push.operation, push.pushNumber];
    return `lb${(0, canonical_1.contentHash)(parts).slice(0, 32)}`;
}
//# sourceMappingURL=request-id.js.map
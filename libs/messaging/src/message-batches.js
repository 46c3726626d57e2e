"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.inBatches = inBatches;
const message_1 = require("./message");
/**
 * Cuts messages into runs that fit one request, in their order. One message that is bigger than the bound travels
 * alone: whether it is too big is the transport's to say.
 */
function inBatches(messages, bounds) {
    const batches = [];
    let batch = [];
    let bytes = 0;
    for (const message of messages) {
        const size = (0, message_1.sizeOf)(message);
        if (batch.length > 0 && (batch.length >= bounds.messages || bytes + size > bounds.bytes)) {
            batches.push(batch);
            batch = [];
            bytes = 0;
        }
        batch.push(message);
        bytes += size;
    }
    if (batch.length > 0)
        batches.push(batch);
    return batches;
}
//# sourceMappingURL=message-batches.js.map
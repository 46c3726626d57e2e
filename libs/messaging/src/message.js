"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sizeOf = sizeOf;
/** Room of a message at a broker, in bytes. */
function sizeOf({ key, value, headers = {} }) {
    const headerBytes = Object.entries(headers).reduce((sum, [name, text]) => sum + bytes(name) + bytes(text), 0);
    return bytes(key) + bytes(value) + headerBytes + RECORD_OVERHEAD_BYTES;
}
/** A record's own fields (lengths, deltas, attributes), rounded up. */
const RECORD_OVERHEAD_BYTES = 70;
const bytes = (part) => (part === null ? 0 : Buffer.byteLength(part));
//# sourceMappingURL=message.js.map
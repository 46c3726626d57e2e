"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.packPayload = packPayload;
exports.unpackPayload = unpackPayload;
function packPayload({ key, value, headers }) {
    const packed = {
        key: key?.toString('base64') ?? null,
        value: value?.toString('base64') ?? null,
        headers,
    };
    return Buffer.from(JSON.stringify(packed));
}
function unpackPayload(bytes) {
    const { key, value, headers } = JSON.parse(bytes.toString('utf8'));
    return { key: fromBase64(key), value: fromBase64(value), headers };
}
const fromBase64 = (text) => text === null ? null : Buffer.from(text, 'base64');
//# sourceMappingURL=payload.js.map
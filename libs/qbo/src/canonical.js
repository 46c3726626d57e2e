"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.canonicalJson = canonicalJson;
exports.contentHash = contentHash;
const node_crypto_1 = require("node:crypto");
/** JSON with the keys of every object in order and without undefined fields: equal values give equal text. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, part) => (isPlainObject(part) ? sorted(part) : part));
}
/** SHA-256 of a value's canonical JSON, hex. */
function contentHash(value) {
    return (0, node_crypto_1.createHash)('sha256').update(canonicalJson(value)).digest('hex');
}
const isPlainObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function sorted(object) {
    return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
//# sourceMappingURL=canonical.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.newApiKey = newApiKey;
exports.apiKeyHash = apiKeyHash;
exports.sameInConstantTime = sameInConstantTime;
const node_crypto_1 = require("node:crypto");
/** A new API key: `lb_` and 256 random bits. Shown once; only its hash is kept. */
function newApiKey() {
    return `lb_${(0, node_crypto_1.randomBytes)(32).toString('base64url')}`;
}
/** SHA-256 in hex. A key has 256 random bits, so a plain hash cannot be searched. */
function apiKeyHash(key) {
    return (0, node_crypto_1.createHash)('sha256').update(key).digest('hex');
}
/** Compares without telling by its time how much was alike. */
function sameInConstantTime(a, b) {
    const [left, right] = [a, b].map((text) => (0, node_crypto_1.createHash)('sha256').update(text).digest());
    return left !== undefined && right !== undefined && (0, node_crypto_1.timingSafeEqual)(left, right);
}
//# sourceMappingURL=api-key.js.map
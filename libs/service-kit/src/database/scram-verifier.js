"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.scramVerifier = scramVerifier;
const node_crypto_1 = require("node:crypto");
const ITERATIONS = 4096;
/**
 * What PostgreSQL stores for a password (`SCRAM-SHA-256$4096:salt$StoredKey:ServerKey`, PostgreSQL documentation on
 * pg_authid). Made here, the password itself never travels in a statement.
 */
function scramVerifier(password, salt = (0, node_crypto_1.randomBytes)(16)) {
    const salted = (0, node_crypto_1.pbkdf2Sync)(password.normalize('NFKC'), salt, ITERATIONS, 32, 'sha256');
    const stored = (0, node_crypto_1.createHash)('sha256').update(hmac(salted, 'Client Key')).digest('base64');
    const server = hmac(salted, 'Server Key').toString('base64');
    return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${server}`;
}
const hmac = (key, text) => (0, node_crypto_1.createHmac)('sha256', key).update(text).digest();
//# sourceMappingURL=scram-verifier.js.map
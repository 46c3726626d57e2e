"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.encrypt = encrypt;
exports.decrypt = decrypt;
const node_crypto_1 = require("node:crypto");
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
/** AES-256-GCM under a random 96-bit nonce: format byte, nonce, tag, ciphertext. */
function encrypt(key, plain, associated) {
    const nonce = (0, node_crypto_1.randomBytes)(NONCE_BYTES);
    const cipher = (0, node_crypto_1.createCipheriv)('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(associated));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
}
/** @throws when the bytes were changed, were sealed for something else, or under another key */
function decrypt(key, sealed, associated) {
    if (sealed[0] !== FORMAT || sealed.length < HEADER_BYTES)
        throw new Error('Not sealed by this product');
    const decipher = (0, node_crypto_1.createDecipheriv)('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES), {
        authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(associated));
    decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]);
}
//# sourceMappingURL=aes-gcm.js.map
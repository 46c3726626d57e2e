"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TenantKey = void 0;
const node_crypto_1 = require("node:crypto");
const aes_gcm_1 = require("./aes-gcm");
/** One tenant's key. What seals and what compares are derived apart, so that neither weakens the other. */
class TenantKey {
    tenantId;
    sealing;
    comparing;
    constructor(tenantId, key) {
        this.tenantId = tenantId;
        this.sealing = Buffer.from((0, node_crypto_1.hkdfSync)('sha256', key, '', 'event-store sealing', 32));
        this.comparing = Buffer.from((0, node_crypto_1.hkdfSync)('sha256', key, '', 'event-store comparing', 32));
    }
    /** The ciphertext opens for this tenant and this event alone. */
    seal(eventId, content) {
        return (0, aes_gcm_1.encrypt)(this.sealing, Buffer.from(JSON.stringify(content)), this.place(eventId));
    }
    /** @throws when the ciphertext was changed or moved from another event */
    open(eventId, sealed) {
        return JSON.parse((0, aes_gcm_1.decrypt)(this.sealing, sealed, this.place(eventId)).toString());
    }
    /** HMAC-SHA-256 in hex. */
    hmac(bytes) {
        return (0, node_crypto_1.createHmac)('sha256', this.comparing).update(bytes).digest('hex');
    }
    place(eventId) {
        return `${this.tenantId}/${eventId}`;
    }
}
exports.TenantKey = TenantKey;
//# sourceMappingURL=tenant-key.js.map
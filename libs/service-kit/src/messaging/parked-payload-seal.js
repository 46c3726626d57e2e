"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ParkedMessageSeal = void 0;
const event_store_1 = require("@ledgerbridge/event-store");
const PLACE = 'parked-message';
const VERSION_BYTES = 4;
/** Seals parked messages: under their tenant's key, or the installation's where the tenant is not known. */
class ParkedMessageSeal {
    pool;
    keys;
    ring;
    constructor(pool, keys, ring) {
        this.pool = pool;
        this.keys = keys;
        this.ring = ring;
    }
    /** An erased tenant's message is kept as a fact without its content. */
    async seal(tenantId, plain, tx) {
        if (tenantId === undefined)
            return this.sealForInstallation(plain);
        try {
            const key = (await this.keys.ensure(tx ?? this.pool, [tenantId])).get(tenantId);
            if (!key)
                throw new Error('A tenant key was asked for and none was made');
            return key.seal(PLACE, { content: plain.toString('base64') });
        }
        catch (error) {
            if (error instanceof event_store_1.TenantKeyDestroyedError)
                return Buffer.alloc(0);
            throw error;
        }
    }
    async unseal(tenantId, sealed) {
        if (sealed.length === 0)
            return undefined;
        if (tenantId === undefined)
            return this.unsealForInstallation(sealed);
        const key = (await this.keys.load(this.pool, [tenantId])).get(tenantId);
        if (!key || key === 'destroyed')
            return undefined;
        const { content } = key.open(PLACE, sealed);
        return typeof content === 'string' ? Buffer.from(content, 'base64') : undefined;
    }
    sealForInstallation(plain) {
        const { bytes, ringVersion } = this.ring.wrap(plain, PLACE);
        const version = Buffer.alloc(VERSION_BYTES);
        version.writeUInt32BE(ringVersion);
        return Buffer.concat([version, bytes]);
    }
    unsealForInstallation(sealed) {
        const ringVersion = sealed.readUInt32BE(0);
        return this.ring.unwrap({ bytes: sealed.subarray(VERSION_BYTES), ringVersion }, PLACE);
    }
}
exports.ParkedMessageSeal = ParkedMessageSeal;
//# sourceMappingURL=parked-payload-seal.js.map
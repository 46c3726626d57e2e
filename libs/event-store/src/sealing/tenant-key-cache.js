"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TenantKeyCache = void 0;
/** Unwrapped keys in memory, each for a bounded time from when it was read; a timer drops it even when nobody asks. */
class TenantKeyCache {
    maxAgeMs;
    keys = new Map();
    constructor(maxAgeMs) {
        this.maxAgeMs = maxAgeMs;
    }
    pick(tenantIds) {
        const picked = new Map();
        for (const id of tenantIds) {
            const kept = this.keys.get(id);
            if (kept)
                picked.set(id, kept.key);
        }
        return picked;
    }
    keep(tenantId, key) {
        this.forget(tenantId);
        const timer = setTimeout(() => this.keys.delete(tenantId), this.maxAgeMs).unref();
        this.keys.set(tenantId, { key, timer });
    }
    forget(tenantId) {
        clearTimeout(this.keys.get(tenantId)?.timer);
        this.keys.delete(tenantId);
    }
}
exports.TenantKeyCache = TenantKeyCache;
//# sourceMappingURL=tenant-key-cache.js.map
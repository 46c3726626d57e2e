"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TenantKeyDestroyedError = void 0;
/** Something was to be sealed or compared for a tenant that was erased: a message that came too late. */
class TenantKeyDestroyedError extends Error {
    tenantId;
    name = 'TenantKeyDestroyedError';
    constructor(tenantId) {
        super(`Tenant ${tenantId} was erased`);
        this.tenantId = tenantId;
    }
}
exports.TenantKeyDestroyedError = TenantKeyDestroyedError;
//# sourceMappingURL=tenant-key-destroyed-error.js.map
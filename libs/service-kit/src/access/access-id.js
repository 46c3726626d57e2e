"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.accessIdOf = accessIdOf;
/** Our id of the thing that a change is about. */
function accessIdOf(change) {
    switch (change.entity) {
        case 'host':
            return change.hostId;
        case 'api-key':
            return change.keyId;
        case 'tenant':
            return change.tenantId;
        case 'division':
            return change.divisionId;
    }
}
//# sourceMappingURL=access-id.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.linkIdentity = linkIdentity;
const service_kit_1 = require("@ledgerbridge/service-kit");
function linkIdentity(place) {
    const { connectionId, tenantId, divisionId, companyId, kind, key } = place;
    const parts = 'externalId' in key ? ['host', key.externalId] : ['quickbooks', key.quickbooksId];
    const linkId = (0, service_kit_1.derivedId)('link', connectionId, kind, ...parts);
    return { linkId, connectionId, tenantId, divisionId, companyId, kind, key };
}
//# sourceMappingURL=link-identity.js.map
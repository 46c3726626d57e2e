"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.knownAccess = knownAccess;
const node_crypto_1 = require("node:crypto");
const identity_1 = require("../identity/identity");
const api_key_1 = require("../sealing/api-key");
function knownAccess({ topicPrefix = '', scopes = ['*'], tenants = {} } = {}) {
    const [hostId, keyId, apiKey] = [(0, node_crypto_1.randomUUID)(), (0, node_crypto_1.randomUUID)(), (0, api_key_1.newApiKey)()];
    const changes = [
        { entity: 'host', version: 1, hostId, name: 'Host', topicPrefix },
        { entity: 'api-key', version: 1, keyId, hostId, keyHash: (0, api_key_1.apiKeyHash)(apiKey), scopes, revoked: false },
    ];
    for (const [externalId, divisions] of Object.entries(tenants)) {
        const tenantId = (0, identity_1.tenantIdOf)(hostId, externalId);
        changes.push({ entity: 'tenant', version: 1, tenantId, hostId, externalId });
        for (const division of divisions) {
            const divisionId = (0, identity_1.divisionIdOf)(tenantId, division);
            changes.push({
                entity: 'division',
                version: 1,
                divisionId,
                tenantId,
                externalId: division,
                timeZone: 'UTC',
            });
        }
    }
    return { hostId, apiKey, keyId, changes };
}
//# sourceMappingURL=known-access.js.map
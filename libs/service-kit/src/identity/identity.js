"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tenantIdOf = tenantIdOf;
exports.divisionIdOf = divisionIdOf;
exports.documentIdOf = documentIdOf;
exports.derivedId = derivedId;
const uuid_1 = require("uuid");
/** Frozen: with another namespace every tenant, division and document would get a second identity. */
const NAMESPACE = 'b3f2ad3c-6a1d-5f0e-9c37-1d0a86f4e8b5';
/** Our id of a host's tenant, the same in every service and after every restore. */
function tenantIdOf(hostId, externalId) {
    return derivedId('tenant', hostId, externalId);
}
function divisionIdOf(tenantId, externalId) {
    return derivedId('division', tenantId, externalId);
}
/** A document's id is its stream's too. The kind is part of it: an order and an invoice may share an external id. */
function documentIdOf(tenantId, kind, externalId) {
    return derivedId('document', tenantId, kind, externalId);
}
/**
 * Any other id that must come out the same everywhere; the first part is its noun.
 * JSON keeps the parts apart: joined by a separator, two different lists could read alike.
 */
function derivedId(...parts) {
    return (0, uuid_1.v5)(JSON.stringify(parts), NAMESPACE);
}
//# sourceMappingURL=identity.js.map
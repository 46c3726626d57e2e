"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.partitionOf = partitionOf;
exports.partitionKeyOf = partitionKeyOf;
const node_crypto_1 = require("node:crypto");
/**
 * The log partition of a key: the first four bytes of its SHA-256, modulo the number of partitions.
 * Frozen: another function would send the next event of a stream to another partition than the one before.
 *
 * @param key a division id, or the tenant's for what belongs to no division
 * @param partitions how many the installation has
 * @returns 0 to partitions - 1
 */
function partitionOf(key, partitions) {
    return (0, node_crypto_1.createHash)('sha256').update(key).digest().readUInt32BE(0) % partitions;
}
/** What decides an append's partition. All appends of one stream must name the same division and tenant. */
function partitionKeyOf({ streamId, metadata }) {
    return metadata.divisionId ?? metadata.tenantId ?? streamId;
}
//# sourceMappingURL=partition-of.js.map
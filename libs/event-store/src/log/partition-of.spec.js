"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_crypto_1 = require("node:crypto");
const partition_of_1 = require("./partition-of");
const metadata = {
    actor: 'system:test',
    correlationId: 'c',
    causationId: null,
    occurredAt: '2026-01-01T00:00:00.000Z',
};
describe('the partition of a key', () => {
    it('never changes between releases', () => {
        expect((0, partition_of_1.partitionOf)('0b7ae3c4-5e0e-5d0b-9c56-5d3bd1a8f001', 8)).toBe(5);
        expect((0, partition_of_1.partitionOf)('0b7ae3c4-5e0e-5d0b-9c56-5d3bd1a8f002', 8)).toBe(6);
        expect((0, partition_of_1.partitionOf)('0b7ae3c4-5e0e-5d0b-9c56-5d3bd1a8f001', 3)).toBe(2);
    });
    it('spreads keys over all partitions', () => {
        const used = new Set(Array.from({ length: 500 }, () => (0, partition_of_1.partitionOf)((0, node_crypto_1.randomUUID)(), 8)));
        expect([...used].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    });
    it('is taken from the division, then the tenant, then the stream', () => {
        const append = { streamId: 's', expectedVersion: 'no-stream', events: [] };
        expect((0, partition_of_1.partitionKeyOf)({ ...append, metadata: { ...metadata, tenantId: 't', divisionId: 'd' } })).toBe('d');
        expect((0, partition_of_1.partitionKeyOf)({ ...append, metadata: { ...metadata, tenantId: 't', divisionId: null } })).toBe('t');
        expect((0, partition_of_1.partitionKeyOf)({ ...append, metadata: { ...metadata, tenantId: null, divisionId: null } })).toBe('s');
    });
});
//# sourceMappingURL=partition-of.spec.js.map
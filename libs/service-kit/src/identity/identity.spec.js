"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const identity_1 = require("./identity");
const host = '00000000-0000-4000-8000-000000000001';
describe('identity', () => {
    it('is frozen: another result would give everything a second identity', () => {
        expect((0, identity_1.tenantIdOf)(host, 'acme')).toBe('062e4694-5a5e-528e-aa5c-71109efe44a4');
        expect((0, identity_1.divisionIdOf)(host, 'acme')).toBe('2b82645a-2004-5706-8433-96e5d5eb25e7');
        expect((0, identity_1.documentIdOf)(host, 'purchase-order', 'acme')).toBe('9c0bdce8-9a55-5eb1-9e6d-671c1406f55b');
    });
    it('differs between kinds, owners and external ids', () => {
        const ids = [
            (0, identity_1.documentIdOf)(host, 'purchase-order', '1'),
            (0, identity_1.documentIdOf)(host, 'supplier-invoice', '1'),
            (0, identity_1.documentIdOf)(host, 'purchase-order', '2'),
            (0, identity_1.tenantIdOf)(host, '1'),
            (0, identity_1.divisionIdOf)(host, '1'),
        ];
        expect(new Set(ids).size).toBe(ids.length);
    });
    it('keeps neighbours apart whatever their ids contain', () => {
        expect((0, identity_1.tenantIdOf)('a', 'b","c')).not.toBe((0, identity_1.tenantIdOf)('a","b', 'c'));
    });
});
//# sourceMappingURL=identity.spec.js.map
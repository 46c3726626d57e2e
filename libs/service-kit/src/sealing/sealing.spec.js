"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const node_crypto_1 = require("node:crypto");
const event_store_1 = require("@ledgerbridge/event-store");
const scram_verifier_1 = require("../database/scram-verifier");
const api_key_1 = require("./api-key");
const message_seal_1 = require("./message-seal");
describe('content between services', () => {
    const old = (0, node_crypto_1.randomBytes)(32);
    const seal = new message_seal_1.MessageSeal(new event_store_1.KeyRing(1, new Map([[1, old]])));
    it('opens for its tenant and for no other', () => {
        const sealed = seal.seal('tenant-a', { name: 'Jane' });
        expect(sealed).not.toContain('Jane');
        expect(seal.unseal('tenant-a', sealed)).toEqual({ name: 'Jane' });
        expect(() => seal.unseal('tenant-b', sealed)).toThrow();
    });
    it('opens after the ring has a newer key', () => {
        const rotated = new message_seal_1.MessageSeal(new event_store_1.KeyRing(2, new Map([
            [2, (0, node_crypto_1.randomBytes)(32)],
            [1, old],
        ])));
        expect(rotated.unseal('t', seal.seal('t', ['x']))).toEqual(['x']);
        expect(rotated.seal('t', 1)).toMatch(/^2\./);
    });
    it('does not open when it was changed', () => {
        expect(() => seal.unseal('t', `${seal.seal('t', 1)}AAAA`)).toThrow();
        expect(() => seal.unseal('t', 'nothing')).toThrow('Not content');
    });
});
describe('keys', () => {
    it('are long, ours at sight and never alike', () => {
        expect((0, api_key_1.newApiKey)()).toMatch(/^lb_[\w-]{43}$/);
        expect((0, api_key_1.newApiKey)()).not.toBe((0, api_key_1.newApiKey)());
        expect((0, api_key_1.apiKeyHash)('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
        expect([(0, api_key_1.sameInConstantTime)('a', 'a'), (0, api_key_1.sameInConstantTime)('a', 'ab')]).toEqual([true, false]);
    });
    it('of roles are kept as PostgreSQL keeps them (the example of RFC 7677)', () => {
        expect((0, scram_verifier_1.scramVerifier)('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe('SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=');
    });
});
//# sourceMappingURL=sealing.spec.js.map
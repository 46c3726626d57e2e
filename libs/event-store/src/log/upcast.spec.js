"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const order_received_v1_json_1 = __importDefault(require("./frozen/order-received.v1.json"));
const order_received_v2_json_1 = __importDefault(require("./frozen/order-received.v2.json"));
const order_received_v3_json_1 = __importDefault(require("./frozen/order-received.v3.json"));
const upcast_1 = require("./upcast");
const amountsAsStrings = {
    type: 'OrderReceived',
    fromVersion: 1,
    upcast: ({ data, sealed }) => ({ data: { total: Number(data['total']).toFixed(2) }, sealed }),
};
const currencyAndMemos = {
    type: 'OrderReceived',
    fromVersion: 2,
    upcast: ({ data, sealed }) => ({
        data: { ...data, currency: 'USD' },
        sealed: sealed === null || sealed === 'erased' ? sealed : { memos: [sealed['memo'] ?? ''] },
    }),
};
describe('upcasting', () => {
    const upcasting = new upcast_1.Upcasting([currencyAndMemos, amountsAsStrings], { OrderReceived: 3 });
    it.each([
        ['first', order_received_v1_json_1.default],
        ['second', order_received_v2_json_1.default],
        ['third', order_received_v3_json_1.default],
    ])('lifts an event frozen in the %s version to the current one', (_, frozen) => {
        expect(upcasting.lift(frozen)).toEqual(order_received_v3_json_1.default);
    });
    it('leaves the stored event as it is', () => {
        const copy = structuredClone(order_received_v1_json_1.default);
        upcasting.lift(order_received_v1_json_1.default);
        expect(order_received_v1_json_1.default).toEqual(copy);
    });
    it('leaves erased content erased', () => {
        expect(upcasting.lift({ ...order_received_v1_json_1.default, sealed: 'erased' })).toMatchObject({
            sealed: 'erased',
            schemaVersion: 3,
        });
    });
    it('does not know a type or a version that the catalogue lacks', () => {
        expect(upcasting.knows(order_received_v3_json_1.default)).toBe(true);
        expect(upcasting.knows({ ...order_received_v3_json_1.default, schemaVersion: 4 })).toBe(false);
        expect(upcasting.knows({ ...order_received_v3_json_1.default, type: 'OrderShipped' })).toBe(false);
        expect(upcasting.knows({ ...order_received_v3_json_1.default, type: 'constructor' })).toBe(false);
    });
    it('knows everything without a catalogue', () => {
        expect(new upcast_1.Upcasting([]).knows({ ...order_received_v3_json_1.default, type: 'Anything' })).toBe(true);
    });
    it('refuses two upcasters from one version', () => {
        expect(() => new upcast_1.Upcasting([amountsAsStrings, amountsAsStrings])).toThrow(/Two upcasters/);
    });
});
//# sourceMappingURL=upcast.spec.js.map
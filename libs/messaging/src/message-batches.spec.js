"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const fast_check_1 = __importDefault(require("fast-check"));
const message_1 = require("./message");
const message_batches_1 = require("./message-batches");
const message = (value) => ({ topic: 't', key: 'k', value });
describe('inBatches', () => {
    it('keeps every message in its order, and no batch beyond its bounds unless it is one message', () => {
        const bounds = { messages: 4, bytes: 500 };
        fast_check_1.default.assert(fast_check_1.default.property(fast_check_1.default.array(fast_check_1.default.string({ maxLength: 800 })), (values) => {
            const batches = (0, message_batches_1.inBatches)(values.map(message), bounds);
            const bytes = batches.map((batch) => batch.reduce((sum, one) => sum + (0, message_1.sizeOf)(one), 0));
            expect(batches.flat().map(({ value }) => value)).toEqual(values);
            expect(batches.every((batch, n) => batch.length === 1 || (bytes[n] ?? 0) <= bounds.bytes)).toBe(true);
            expect(batches.every((batch) => batch.length > 0 && batch.length <= bounds.messages)).toBe(true);
        }));
    });
    it('counts bytes and not characters', () => {
        const [euros, letters] = ['€'.repeat(100), 'e'.repeat(100)].map((value) => (0, message_1.sizeOf)(message(value)));
        expect((euros ?? 0) - (letters ?? 0)).toBe(200);
    });
});
//# sourceMappingURL=message-batches.spec.js.map
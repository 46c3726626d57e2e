"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const fast_check_1 = __importDefault(require("fast-check"));
const index_1 = require("./index");
describe('an amount', () => {
    it.each([
        ['12.50', 'USD', 1250n],
        ['-0.01', 'EUR', -1n],
        ['1200', 'JPY', 1200n],
        ['9999999999999.99', 'USD', 999999999999999n],
    ])('%s %s is read exactly', (text, currency, minor) => {
        expect((0, index_1.readAmount)(text, currency)).toBe(minor);
    });
    it.each([
        ['12.505', 'USD', 'too-many-decimals'],
        ['12.0', 'JPY', 'too-many-decimals'],
        ['1e3', 'USD', 'not-a-decimal'],
        ['NaN', 'USD', 'not-a-decimal'],
        ['+1', 'USD', 'not-a-decimal'],
        ['01', 'USD', 'not-a-decimal'],
        ['', 'USD', 'not-a-decimal'],
        ['10000000000000', 'USD', 'too-many-digits'],
    ])('%s %s is refused as %s', (text, currency, problem) => {
        expect((0, index_1.readAmount)(text, currency)).toBe(problem);
    });
    it('is written with the digits of its currency and read back equal', () => {
        fast_check_1.default.assert(fast_check_1.default.property(fast_check_1.default.bigInt(-(10n ** 15n) + 1n, 10n ** 15n - 1n), (minor) => {
            expect((0, index_1.readAmount)((0, index_1.formatAmount)(minor, 'USD'), 'USD')).toBe(minor);
        }));
    });
    it('adds up without floats', () => {
        expect((0, index_1.formatAmount)((0, index_1.sumAmounts)(Array.from({ length: 1000 }, () => 10n)), 'USD')).toBe('100.00');
    });
});
describe('a line amount', () => {
    it('rounds halves away from zero on exact decimals, where a binary float loses the cent', () => {
        expect((0, index_1.lineAmount)('128.350', '14.50', 'USD')).toBe(186108n);
        expect((0, index_1.lineAmount)('-128.350', '14.50', 'USD')).toBe(-186108n);
        expect((0, index_1.lineAmount)('3', '0.3333333', 'JPY')).toBe(1n);
    });
    it('agrees with integer arithmetic for every quantity and price of seven decimals', () => {
        const factor = fast_check_1.default.bigInt(-(10n ** 13n), 10n ** 13n);
        const text = (scaled) => `${scaled < 0n ? '-' : ''}${abs(scaled) / 10n ** 7n}.${String(abs(scaled) % 10n ** 7n).padStart(7, '0')}`;
        fast_check_1.default.assert(fast_check_1.default.property(factor, factor, (quantity, price) => {
            const product = abs(quantity * price);
            const cents = (product + 5n * 10n ** 11n) / 10n ** 12n;
            expect((0, index_1.lineAmount)(text(quantity), text(price), 'USD')).toBe(quantity * price < 0n ? -cents : cents);
        }));
    });
    it('takes seven decimals and no more', () => {
        expect(String((0, index_1.readFactor)('0.1234567'))).toBe('0.1234567');
        expect((0, index_1.readFactor)('0.12345678')).toBe('too-many-decimals');
    });
});
const abs = (value) => (value < 0n ? -value : value);
//# sourceMappingURL=amount.spec.js.map
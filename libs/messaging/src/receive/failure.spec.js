"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const failure_1 = require("./failure");
const withCode = (code) => Object.assign(new Error('x'), { code });
describe('isTransient', () => {
    it.each(['08006', '40001', '40P01', '57P01', '53300', '55P03', 'ECONNREFUSED', 'ECONNRESET'])('is true for %s', (code) => expect((0, failure_1.isTransient)(withCode(code))).toBe(true));
    it.each(['23505', '22P02', '42P01', '57014', '25P02', 'ERR_INVALID_ARG_TYPE'])('is false for %s', (code) => expect((0, failure_1.isTransient)(withCode(code))).toBe(false));
    it('is false for a programming error', () => expect((0, failure_1.isTransient)(new TypeError('x is not a function'))).toBe(false));
});
describe('describeFailure', () => {
    it('tells name, code and place but not the message, which may quote data', () => {
        const failure = (0, failure_1.describeFailure)(Object.assign(new RangeError('SECRET'), { code: '22003' }));
        expect(failure).toMatchObject({ name: 'RangeError', code: '22003' });
        expect(JSON.stringify(failure)).not.toContain('SECRET');
    });
});
//# sourceMappingURL=failure.spec.js.map
"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
const fast_check_1 = __importDefault(require("fast-check"));
const json_rules_1 = require("./json-rules");
describe('jsonProblem', () => {
    it('finds nothing wrong with ordinary JSON', () => {
        const ordinary = fast_check_1.default.jsonValue({ maxDepth: 8, noUnicodeString: false }).filter((value) => {
            const text = JSON.stringify(value);
            return !text.includes('__proto__') && !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text);
        });
        fast_check_1.default.assert(fast_check_1.default.property(ordinary, (value) => (0, json_rules_1.jsonProblem)(value) === undefined));
    });
    it.each([
        ['forbidden-key', '{"a":[{"__proto__":1}]}'],
        ['not-unicode', '["ok","\\udfff"]'],
        ['not-unicode', '{"\\ud800":1}'],
        ['control-character', '["a\\u0000"]'],
        ['number-out-of-range', '[-1e400]'],
    ])('finds %s in %s', (code, json) => {
        expect((0, json_rules_1.jsonProblem)(JSON.parse(json))).toMatchObject({ code });
    });
    it('allows 32 levels and no more', () => {
        const nested = (levels) => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
        expect((0, json_rules_1.jsonProblem)(nested(32))).toBeUndefined();
        expect((0, json_rules_1.jsonProblem)(nested(33))).toMatchObject({ code: 'too-deep' });
    });
});
//# sourceMappingURL=json-rules.spec.js.map
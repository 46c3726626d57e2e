"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const zod_1 = require("zod");
const explain_invalid_1 = require("./explain-invalid");
describe('explainInvalid', () => {
    const schema = zod_1.z.object({
        lines: zod_1.z.array(zod_1.z.object({ amount: zod_1.z.string() })),
        total: zod_1.z
            .string()
            .refine((total) => total === '1.00', { params: { code: 'total-mismatch' }, error: 'does not add up' }),
    });
    const explain = (value) => (0, explain_invalid_1.explainInvalid)(schema.safeParse(value).error ?? new zod_1.z.ZodError([]));
    it('names the path and the rule of every problem', () => {
        expect(explain({ lines: [{ amount: '1' }, { amount: 2 }], total: '1.00' }).errors).toMatchObject([
            { field: 'lines[1].amount', code: 'invalid-type' },
        ]);
    });
    it("uses a rule's own code", () => {
        expect(explain({ lines: [], total: '2.00' }).errors).toEqual([
            { field: 'total', code: 'total-mismatch', detail: 'does not add up' },
        ]);
    });
    it('never quotes a value', () => {
        expect(JSON.stringify(explain({ lines: 'SECRET', total: 'SECRET' }))).not.toContain('SECRET');
    });
});
//# sourceMappingURL=explain-invalid.spec.js.map
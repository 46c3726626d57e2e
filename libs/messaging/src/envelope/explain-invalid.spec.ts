import { z } from 'zod';
import { explainInvalid } from './explain-invalid';

describe('explainInvalid', () => {
  const schema = z.object({
    lines: z.array(z.object({ amount: z.string() })),
    total: z
      .string()
      .refine((total) => total === '1.00', { params: { code: 'total-mismatch' }, error: 'does not add up' }),
  });
  const explain = (value: unknown) => explainInvalid(schema.safeParse(value).error ?? new z.ZodError([]));

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

import fc from 'fast-check';
import { jsonProblem } from './json-rules';

describe('jsonProblem', () => {
  it('finds nothing wrong with ordinary JSON', () => {
    const ordinary = fc.jsonValue({ maxDepth: 8, noUnicodeString: false }).filter((value) => {
      const text = JSON.stringify(value);
      return !text.includes('__proto__') && !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text);
    });
    fc.assert(fc.property(ordinary, (value) => jsonProblem(value) === undefined));
  });

  it.each([
    ['forbidden-key', '{"a":[{"__proto__":1}]}'],
    ['not-unicode', '["ok","\\udfff"]'],
    ['not-unicode', '{"\\ud800":1}'],
    ['control-character', '["a\\u0000"]'],
    ['number-out-of-range', '[-1e400]'],
  ])('finds %s in %s', (code, json) => {
    expect(jsonProblem(JSON.parse(json))).toMatchObject({ code });
  });

  it('finds the same when it knows the text that the value came from', () => {
    const texts = fc.oneof(
      fc.json({ noUnicodeString: false }),
      fc.constantFrom('["\\u0000"]', '{"\\ud83d":1}', '{"\\u005f_proto__":1}', '["\\\\u0000"]', '[1e999]'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const value: unknown = JSON.parse(text);
        expect(jsonProblem(value, text)).toEqual(jsonProblem(value));
      }),
    );
  });

  it('allows 32 levels and no more', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    expect(jsonProblem(nested(32))).toBeUndefined();
    expect(jsonProblem(nested(33))).toMatchObject({ code: 'too-deep' });
  });
});

import fc from 'fast-check';
import { canonicalJson } from './canonical';

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('canonical JSON', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value)),
      ),
    );
  });

  it('sorts the keys of every object, by code unit', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], '9': 'x', '10': 'y', a: null })).toBe(
      '{"10":"y","9":"x","a":null,"b":[{"c":2,"d":1}]}',
    );
  });

  it('leaves out what JSON cannot say, as JSON.stringify does', () => {
    const value = { a: undefined, b: [undefined, Number.NaN], c: new Date(0), d: { e: undefined } };
    expect(canonicalJson(value)).toBe(JSON.stringify(value));
  });
});

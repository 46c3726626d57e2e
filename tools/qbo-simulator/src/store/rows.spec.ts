import fc from 'fast-check';
import { Rows } from './rows';

interface Row {
  readonly name: string;
  readonly note?: string;
}

type Step =
  | { readonly kind: 'set'; readonly key: string; readonly row: Row }
  | { readonly kind: 'delete'; readonly key: string }
  | { readonly kind: 'keepLoose'; readonly most: number };

const key = fc.integer({ min: 1, max: 150 }).map(String);
const row = fc.record({ name: fc.string() }, { requiredKeys: ['name'] });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('set' as const), key, row }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('keepLoose' as const), most: fc.nat(100) }) },
);

function apply(rows: Rows<Row>, model: Map<string, Row>, taken: Step): void {
  if (taken.kind === 'keepLoose') rows.keepLoose(taken.most);
  else if (taken.kind === 'delete') {
    rows.delete(taken.key);
    model.delete(taken.key);
  } else {
    rows.set(taken.key, taken.row);
    model.set(taken.key, taken.row);
  }
}

describe('rows that are packed when they are old', () => {
  it('hold what a plain map holds, in the same order', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600, size: 'max' }), (steps) => {
        const rows = new Rows<Row>(20);
        const model = new Map<string, Row>();
        for (const taken of steps) apply(rows, model, taken);
        expect(rows.size).toBe(model.size);
        expect([...rows.keys()]).toEqual([...model.keys()]);
        expect([...rows.entries()]).toEqual([...model.entries()]);
        expect([...rows.values()]).toEqual([...model.values()]);
        for (const asked of model.keys()) expect(rows.get(asked)).toEqual(model.get(asked));
      }),
      { numRuns: 60 },
    ));

  it('give an old row as an equal copy and a new one as it was put', () => {
    const rows = new Rows<Row>(0);
    const made = Array.from({ length: 40 }, (_none, at) => ({ name: `row ${at}` }));
    made.forEach((put, at) => rows.set(String(at), put));
    expect(rows.get('0')).toEqual(made[0]);
    expect(rows.get('0')).not.toBe(made[0]);
    expect(rows.get('39')).toBe(made[39]);
  });

  it('are gone when they were cleared', () => {
    const rows = new Rows<Row>(0);
    for (let at = 0; at < 100; at += 1) rows.set(String(at), { name: 'a' });
    rows.clear();
    expect([rows.size, rows.get('0'), [...rows.values()]]).toEqual([0, undefined, []]);
  });
});

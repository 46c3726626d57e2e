import fc from 'fast-check';
import { compareIds, compareSortKeys, type SortKey } from './ordered-index';
import { Table } from './table';

interface Row {
  readonly rank: SortKey;
}

const newTable = (): Table<Row> => new Table<Row>('rows', () => undefined);
const ranksOf = (rows: Iterable<Row>): SortKey[] => Array.from(rows, ({ rank }) => rank);
const order = (table: Table<Row>) => table.inOrder('rank', ({ rank }) => rank);

describe('rows in the order of a value', () => {
  it('are those of the table, sorted, after any changes and any readings in between', () => {
    const write = fc.record({ key: fc.integer({ min: 1, max: 30 }), rank: fc.option(fc.nat(9)) });
    fc.assert(
      fc.property(fc.array(fc.array(write)), (rounds) => {
        const table = newTable();
        for (const round of rounds) {
          for (const { key, rank } of round) {
            if (rank === null) table.delete(String(key));
            else table.put(String(key), { rank });
          }
          const expected = [...table.entries()]
            .sort(([a, left], [b, right]) => compareSortKeys(left.rank, right.rank) || compareIds(a, b))
            .map(([, row]) => row);
          expect([...order(table).ascending()]).toEqual(expected);
          expect(ranksOf(order(table).descending())).toEqual(ranksOf(expected).reverse());
        }
      }),
    );
  });

  it('keep the order of creation among equals in both directions', () => {
    const table = new Table<Row & { readonly name: string }>('rows', () => undefined);
    for (const [name, rank] of [
      ['a', 1],
      ['b', 2],
      ['c', 1],
      ['d', 2],
    ] as const)
      table.put(name, { name, rank });
    const names = (rows: Iterable<{ readonly name: string }>): string[] =>
      Array.from(rows, ({ name }) => name);
    const index = table.inOrder('rank', ({ rank }) => rank);
    expect(names(index.ascending())).toEqual(['a', 'c', 'b', 'd']);
    expect(names(index.descending())).toEqual(['b', 'd', 'a', 'c']);
  });

  it('begin at a value, and rows without one come before all', () => {
    const table = newTable();
    for (const [key, rank] of [3, undefined, 1, 2, 3].entries()) table.put(String(key + 1), { rank });
    expect(ranksOf(order(table).ascending())).toEqual([undefined, 1, 2, 3, 3]);
    expect(ranksOf(order(table).ascending(2))).toEqual([2, 3, 3]);
    expect(ranksOf(order(table).ascending(4))).toEqual([]);
  });

  it('can be counted up to a value, and read between two positions', () => {
    const table = newTable();
    for (const [key, rank] of [3, undefined, 1, 2, 3].entries()) table.put(String(key + 1), { rank });
    expect([1, 2, 3, 4].map((rank) => order(table).before(rank))).toEqual([1, 2, 3, 5]);
    expect(ranksOf(order(table).slice(1, 4))).toEqual([1, 2, 3]);
    expect(ranksOf(order(table).slice(-2, 1))).toEqual([undefined]);
    expect(ranksOf(order(table).slice(4, 9))).toEqual([3]);
    table.delete('1');
    expect([order(table).before(4), ranksOf(order(table).slice(3, 9))]).toEqual([4, [3]]);
  });

  it('are passed over where their value does not hold', () => {
    const table = newTable();
    for (const rank of [1, 2, 3, 4]) table.put(String(rank), { rank });
    const even = (rank: SortKey): boolean => Number(rank) % 2 === 0;
    expect(ranksOf(order(table).ascending(2, even))).toEqual([2, 4]);
    expect(ranksOf(order(table).descending(even))).toEqual([4, 2]);
  });

  it('are none when the table was cleared', () => {
    const table = newTable();
    table.put('1', { rank: 1 });
    expect(ranksOf(order(table).ascending())).toEqual([1]);
    table.clear();
    expect(ranksOf(order(table).ascending())).toEqual([]);
  });
});

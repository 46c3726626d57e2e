import { Table, type Change } from './table';

interface Row {
  readonly name: string;
}

function newTable(): { table: Table<Row>; changes: Change[] } {
  const changes: Change[] = [];
  const table = new Table<Row>('rows', (change) => changes.push(change));
  return { table: table.index('name', ({ name }) => name), changes };
}

describe('a table', () => {
  it('tells every change, a removal without a value', () => {
    const { table, changes } = newTable();
    table.put('1', { name: 'a' });
    table.delete('1');
    expect(changes).toEqual([
      ['rows', '1', { name: 'a' }],
      ['rows', '1'],
    ]);
  });

  it('finds by an index what was put, changed and loaded, and no longer what is gone', () => {
    const { table } = newTable();
    table.put('1', { name: 'a' });
    table.load('2', { name: 'a' });
    expect(table.find('name', 'a')).toHaveLength(2);
    table.put('1', { name: 'b' });
    table.delete('2');
    expect(table.find('name', 'a')).toEqual([]);
    expect(table.find('name', 'b')).toEqual([{ name: 'b' }]);
    table.clear();
    expect(table.find('name', 'b')).toEqual([]);
  });

  it('indexes what was there before the index', () => {
    const { table } = newTable();
    table.put('1', { name: 'abc' });
    table.index('length', ({ name }) => String(name.length));
    expect(table.find('length', '3')).toEqual([{ name: 'abc' }]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { count, listedTwice, type Source, tagsIn, type Test } from './ledger.cjs';

const sources: Source[] = [
  {
    source: 'A manual',
    rows: [
      { id: 'ON-1', sides: ['api'], text: 'one side' },
      { id: 'ON-2', sides: ['ui'], text: 'a screen' },
      { id: 'ON-3', sides: ['api', 'ui'], text: 'both' },
    ],
  },
  { source: 'Ours', rows: [{ id: 'N1', sides: ['api'], text: 'ours' }] },
];

const passed = (name: string): Test => ({ name, status: 'passed' });
const shown = (...tests: Test[]) => count(sources, tests).sources.map((source) => source.shown);

describe('what a test claims to show', () => {
  it('is every tag in its name, with a side or without', () => {
    expect(tagsIn('[ON-5] an order [OA-2 api] is pushed [N22]')).toEqual([
      { id: 'ON-5' },
      { id: 'OA-2', side: 'api' },
      { id: 'N22' },
    ]);
  });

  it('is nothing where brackets hold something else', () => {
    expect(tagsIn('answers [] to items[0] and [P] with [x-1]')).toEqual([]);
  });
});

describe('the count of a run', () => {
  it('shows a row whose only side a bare id means, be it a screen', () => {
    expect(shown(passed('[ON-1] a'), passed('[ON-2] b'))).toEqual([['ON-1', 'ON-2'], []]);
  });

  it('takes a bare id of a row with two sides for the api, and names the side that lacks', () => {
    const [first] = count(sources, [passed('[ON-3] c')]).sources;
    expect(first).toMatchObject({ shown: [], half: ['ON-3 ui'], open: ['ON-1', 'ON-2', 'ON-3'] });
  });

  it('shows a row with two sides once both are', () => {
    expect(shown(passed('[ON-3 api] c'), passed('[ON-3 ui] d'))).toEqual([['ON-3'], []]);
  });

  it('leaves a row open when a test of it was skipped or failed', () => {
    expect(shown({ name: '[ON-1] a', status: 'pending' })).toEqual([[], []]);
    expect(shown(passed('[ON-1] a'), { name: '[ON-1] b', status: 'failed' })).toEqual([[], []]);
  });

  it('reports a tag that names no row, and a side that its row does not have', () => {
    const { unknown } = count(sources, [
      passed('[ON-9] a'),
      passed('[ON-1 ui] b'),
      passed('[ON-3 screen] c'),
    ]);
    expect(unknown).toEqual([
      { tag: 'ON-9', test: '[ON-9] a' },
      { tag: 'ON-1 ui', test: '[ON-1 ui] b' },
      { tag: 'ON-3 screen', test: '[ON-3 screen] c' },
    ]);
  });
});

describe('the ledger', () => {
  const folder = path.join(__dirname, '..', '..', 'docs', 'acceptance');
  const ledger = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Source);
  const ids = ledger.flatMap(({ rows }) => rows.map(({ id }) => id));

  it('notices a row that is listed twice', () => {
    expect(listedTwice([...sources, { source: 'Again', rows: sources[1]?.rows ?? [] }])).toEqual(['N1']);
  });

  it('lists each of its 343 rows once, numbered without a gap, each with its sides', () => {
    expect(listedTwice(ledger)).toEqual([]);
    const numbered = (prefix: string, last: number) =>
      Array.from({ length: last }, (_, index) => `${prefix}${index + 1}`);
    const expected = [
      ...numbered('ON-', 32),
      ...numbered('OA-', 58),
      ...numbered('CN-', 49),
      ...numbered('AT-', 102),
      ...numbered('PR-', 56),
      ...numbered('D-', 22),
      ...numbered('N', 24),
    ];
    expect(ids.toSorted()).toEqual(expected.toSorted());
    expect(ledger.flatMap(({ rows }) => rows).filter(({ sides }) => sides.length === 0)).toEqual([]);
  });
});

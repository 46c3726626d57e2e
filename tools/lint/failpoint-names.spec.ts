import { existsSync } from 'node:fs';
import path from 'node:path';
import { NAME } from './failpoint-name.cjs';
import { failpointsIn, failpointsOf } from './failpoint-names.cjs';
import { CHECKED, EXEMPT, OPEN } from './failpoint-path.cjs';

const root = path.join(__dirname, '..', '..');
const failpoints = failpointsIn(root);

it('finds failpoints with their places, and one whose name is no literal', () => {
  const text = [
    "import { at } from '@ledgerbridge/failpoints';",
    "await at('sync.push.call', () => call());",
    'const rows = list.at(0);',
    'await at(name, () => call());',
  ].join('\n');
  expect(failpointsOf('a.ts', text)).toEqual([
    { name: 'sync.push.call', file: 'a.ts', line: 2 },
    { name: undefined, file: 'a.ts', line: 4 },
  ]);
});

describe('the failpoints of the code', () => {
  it('exist', () => {
    expect(failpoints.length).toBeGreaterThan(50);
  });

  it('are named service.step.what', () => {
    expect(failpoints.filter(({ name }) => name === undefined || !NAME.test(name))).toEqual([]);
  });

  it('begin with the service or library that they lie in', () => {
    expect(failpoints.filter(({ name, file }) => name?.split('.')[0] !== file.split('/')[1])).toEqual([]);
  });

  it('each have a name of their own, or a test would not know which one it has hit', () => {
    const names = failpoints.map(({ name }) => name);
    expect(failpoints.filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name))).toEqual([]);
  });
});

describe('the path that the rule watches', () => {
  it('names folders and files that exist', () => {
    const exact = [...OPEN, ...EXEMPT.map(({ files }) => files)].filter((files) => !files.startsWith('**'));
    const folders = CHECKED.map((files) => files.replace('/**/*.ts', ''));
    expect([...exact, ...folders].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

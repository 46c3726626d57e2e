import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failpointsIn } from './failpoint-names.cjs';

const root = path.join(__dirname, '..', '..');
const read = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'e2e/failpoints', file), 'utf8'));
const reached = read('reached.json') as Record<'postgres' | 'kafka', Record<string, string[]>>;
const notTried = read('not-tried.json') as Record<'waits' | 'notPassed', Record<string, string>>;
const names = failpointsIn(root).flatMap(({ name }) => name ?? []);
const passed = [...Object.keys(reached.postgres), ...Object.keys(reached.kafka)];

describe('every failpoint', () => {
  it('is passed by a scenario that the tests let fail there, or it is said why not', () => {
    const known = new Set([...passed, ...Object.keys(notTried.notPassed)]);
    const unknown = names.filter((name) => !known.has(name));
    // After a new failpoint: `npm run failpoints -- --find`, and a scenario where none passes it.
    expect(unknown).toEqual([]);
  });

  it('that the tests know is in the code', () => {
    const known = [...passed, ...Object.keys(notTried.notPassed), ...Object.keys(notTried.waits)];
    expect(known.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('of which it is said that nothing passes it is passed by nothing', () => {
    expect(Object.keys(notTried.notPassed).filter((name) => passed.includes(name))).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const patches = readdirSync(__dirname).filter((file) => file.endsWith('.patch'));
const catalogue = readFileSync(path.join(__dirname, 'catalogue.mjs'), 'utf8');

describe('the mutants', () => {
  it.each(patches)('%s applies to the code as it is', (patch) => {
    execFileSync('git', ['apply', '--check', path.join(__dirname, patch)], { cwd: root, stdio: 'pipe' });
  });

  it('are in the catalogue, each with the test that must see it', () => {
    const listed = [...catalogue.matchAll(/patch: '([^']+)'/g)].map(([, patch]) => `${patch}.patch`);
    expect(listed.toSorted()).toEqual(patches.toSorted());
  });
});

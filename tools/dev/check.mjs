/**
 * `npm run check`: types, lint, import rules, format and the pure specs, in under a minute. Two lanes side by side, since
 * lint alone takes as long as all the others. Shows what failed, whole, and ends with exit code 1 when something did.
 */
import path from 'node:path';
import { installDependencies, ROOT } from './install.mjs';
import { runToEnd } from './start/run-to-end.mjs';

installDependencies();
const bin = (file) => path.join(ROOT, 'node_modules', file);
const FENCED = ['services', 'libs', 'tools', 'e2e', 'bench'];
const LANES = [
  [['lint', bin('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']]],
  [
    ['types', bin('typescript-native/bin/tsc'), ['--noEmit', '-p', 'tsconfig.json']],
    [
      'import rules',
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ['--config', '.dependency-cruiser.cjs', ...FENCED],
    ],
    ['pure specs', bin('jest/bin/jest.js'), ['--selectProjects', 'pure', '-w', '1']],
    ['format', bin('prettier/bin/prettier.cjs'), ['--check', '--cache', '--log-level', 'warn', '.']],
  ],
];

const begun = Date.now();
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
const failures = (await Promise.all(LANES.map(runLane))).flat();
for (const { name, output } of failures) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
console.log(
  `\n${failures.length === 0 ? 'all well' : `${failures.length} failed`} after ${secondsSince(begun)}`,
);
process.exit(failures.length === 0 ? 0 : 1);

async function runLane(checks) {
  const failed = [];
  for (const [name, program, args] of checks) {
    const start = Date.now();
    console.log(`  … ${name}`);
    try {
      await runToEnd(process.execPath, [program, ...args], { signal: stopping.signal });
      console.log(`  ✓ ${name.padEnd(14)} ${secondsSince(start)}`);
    } catch (error) {
      console.log(`  ✗ ${name.padEnd(14)} ${secondsSince(start)}`);
      failed.push({ name, output: error.output ?? String(error) });
    }
  }
  return failed;
}

function secondsSince(time) {
  return `${((Date.now() - time) / 1000).toFixed(1)} s`;
}

/**
 * `npm run acceptance`: prints, per source of `docs/acceptance/`, which rows the last test run has shown and which are
 * open, and ends in one line for all. Exits with 1 when a test names a row that does not exist, or a row is listed twice.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { count, listedTwice } from './ledger.cjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const report = path.join(root, '.cache', 'last-test-report.json');

const sources = readSources(path.join(root, 'docs', 'acceptance'));
const faults = listedTwice(sources).map((id) => `${id} is listed twice in docs/acceptance`);
if (!fs.existsSync(report)) {
  faults.forEach((fault) => console.error(fault));
  console.error(
    'No test run to read: run `npm test` first; it leaves its report in .cache/last-test-report.json.',
  );
  process.exit(1);
}

const tests = readTests(report);
const { sources: counted, unknown } = count(sources, tests);
faults.push(...unknown.map(({ tag, test }) => `[${tag}] names no row of docs/acceptance: ${test}`));

console.log(`The test run of ${fs.statSync(report).mtime.toISOString()}, ${tests.length} tests\n`);
for (const { source, shown, half, open } of counted) {
  console.log(`${source}: ${shown.length} shown, ${open.length} open`);
  if (shown.length > 0) console.log(`  shown  ${shown.join(', ')}`);
  if (half.length > 0) console.log(`  lacks  ${half.join(', ')}`);
  if (open.length > 0) console.log(`  open   ${open.join(', ')}`);
}
faults.forEach((fault) => console.error(fault));
const sum = (key) => counted.reduce((total, source) => total + source[key].length, 0);
const [shown, open] = [sum('shown'), sum('open')];
console.log(`\n${shown + open} rows: ${shown} shown, ${open} open`);
process.exitCode = faults.length > 0 ? 1 : 0;

function readSources(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
}

/** The tests of Jest's JSON report. */
function readTests(file) {
  const { testResults } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ name: fullName, status })),
  );
}

import path from 'node:path';
import { coverageOf } from './coverage';
import { testSources } from './test-files';

// Run from the repository: the sources of the tests are not part of a build.
const { sections } = coverageOf(testSources(path.resolve('tools/qbo-simulator/src')));
for (const { number, about, tests, later } of sections) {
  console.log(
    `${number.padEnd(5)} ${String(tests).padStart(3)}  ${about}${later !== undefined && tests === 0 ? ` (${later})` : ''}`,
  );
}

import path from 'node:path';
import { coverageOf } from './coverage';
import { coverageTable } from './coverage-table';
import { testSources } from './test-files';

// Run from the repository: the sources of the tests are not part of a build.
console.log(coverageTable(coverageOf(testSources(path.resolve('tools/qbo-simulator/src')))));

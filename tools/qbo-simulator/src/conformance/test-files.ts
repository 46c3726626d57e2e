import fs from 'node:fs';
import path from 'node:path';

/** The sources of all tests of the simulator below a directory. */
export function testSources(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /spec\.ts$/.test(file))
    .sort()
    .map((file) => fs.readFileSync(path.join(directory, file), 'utf8'));
}

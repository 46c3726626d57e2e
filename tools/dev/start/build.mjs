import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../install.mjs';
import { runToEnd } from './run-to-end.mjs';

const FOLDERS = ['libs', 'services', 'tools'];
const FILES = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
const STAMP = path.join(ROOT, 'dist', 'built-from');

/**
 * Compiles everything into dist, unless dist was made from these very sources.
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function build(signal) {
  const sources = fingerprint();
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === sources) return false;
  fs.rmSync(STAMP, { force: true });
  const nest = path.join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  await runToEnd(process.execPath, [nest, 'build', 'dev'], { signal });
  fs.writeFileSync(STAMP, sources);
  return true;
}

/** Of names, sizes and times: reading every file would take longer than most changes are worth. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...FILES.map((name) => path.join(ROOT, name)), ...FOLDERS.flatMap(sourcesIn)]) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sourcesIn(folder) {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('spec.ts'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes(`${path.sep}testing${path.sep}`))
    .sort();
}

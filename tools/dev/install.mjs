import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const LOCK = path.join(ROOT, 'package-lock.json');
const STAMP = path.join(ROOT, 'node_modules', '.package-lock.json');

/** Whether `node_modules` is what the lock file says, as far as their times tell. */
export function dependenciesAreCurrent() {
  return fs.existsSync(STAMP) && fs.statSync(STAMP).mtimeMs >= fs.statSync(LOCK).mtimeMs;
}

/** What follows `npm ci`: npm keeps the time of an unpacked file, so the next start is told by this one. */
export function noteInstalled() {
  fs.utimesSync(STAMP, new Date(), new Date());
}

/** Installs the locked dependencies when `node_modules` is missing or older than the lock file. */
export function installDependencies() {
  if (dependenciesAreCurrent()) return;
  const result = spawnSync('npm', ['ci'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error('npm ci failed: its messages stand above');
  noteInstalled();
}

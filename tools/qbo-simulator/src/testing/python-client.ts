import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = path.resolve(__dirname, '../../../..');
const HOME = path.join(ROOT, '.cache', 'python-clients');
const CASES = path.join(ROOT, 'tools', 'qbo-simulator', 'clients', 'python');
const PYTHON = path.join(HOME, 'bin', 'python');
const CLIENT = 'intuit-oauth==1.2.7';
/** Where nothing answers, the suites wait no longer than this for it, in milliseconds. */
const INSTALL_MS = 120_000;

/** Why Intuit's Python client cannot be had here; undefined when it is installed, once, in the cache folder. */
export function missingPythonClient(): string | undefined {
  if (fs.existsSync(path.join(HOME, 'complete'))) return undefined;
  try {
    run('python3', ['-m', 'venv', HOME]);
    run(PYTHON, ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '20', CLIENT]);
    fs.writeFileSync(path.join(HOME, 'complete'), '');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : 'unknown';
  }
}

function run(command: string, parameters: readonly string[]): void {
  execFileSync(command, parameters, { stdio: 'pipe', timeout: INSTALL_MS });
}

/** Runs a script of `clients/python` and gives what it printed. */
export async function runPython(script: string, parameters: readonly string[]): Promise<string> {
  const child = spawn(PYTHON, [path.join(CASES, script), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await ended) !== 0) throw new Error(errors);
  return output;
}

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = path.resolve(__dirname, '../../../..');
const HOME = path.join(ROOT, '.cache', 'python-clients');
const CASES = path.join(ROOT, 'tools', 'qbo-simulator', 'clients', 'python');
/** Where nothing answers, the suites wait no longer than this for it, in milliseconds. */
const INSTALL_MS = 120_000;

/** A package of PyPI, with its version, in an environment of its own: they ask for different versions of one another. */
export type PythonClient = 'intuit-oauth==1.2.7' | 'python-quickbooks==0.9.12';

const homeOf = (client: PythonClient): string => path.join(HOME, client.replace('==', '-'));
const pythonOf = (client: PythonClient): string => path.join(homeOf(client), 'bin', 'python');

/** Why a Python client cannot be had here; undefined when it is installed, once, in the cache folder. */
export function missingPythonClient(client: PythonClient): string | undefined {
  const complete = path.join(homeOf(client), 'complete');
  if (fs.existsSync(complete)) return undefined;
  try {
    run('python3', ['-m', 'venv', homeOf(client)]);
    run(pythonOf(client), ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '20', client]);
    fs.writeFileSync(complete, '');
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0] ?? 'unknown';
  }
}

function run(command: string, parameters: readonly string[]): void {
  execFileSync(command, parameters, { stdio: 'pipe', timeout: INSTALL_MS });
}

/** Runs a script of `clients/python` and gives what it printed. */
export async function runPython(
  client: PythonClient,
  script: string,
  parameters: readonly string[],
): Promise<string> {
  const child = spawn(pythonOf(client), [path.join(CASES, script), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The simulator listens on loopback without TLS, which OAuth libraries of Python refuse unless told.
    env: { ...process.env, OAUTHLIB_INSECURE_TRANSPORT: '1' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await ended) !== 0) throw new Error(errors);
  return output;
}

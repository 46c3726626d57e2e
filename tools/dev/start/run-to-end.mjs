import { spawn } from 'node:child_process';
import { ROOT } from '../install.mjs';

/**
 * Runs a command to its end and gives its output. When `signal` is aborted the command is ended with SIGTERM.
 * @param {string} command
 * @param {string[]} args
 * @param {{ signal: AbortSignal, env?: Record<string, string>, onLine?: (line: string) => void }} options
 * @returns {Promise<string>} standard output
 * @throws CommandFailed when the exit code is not 0
 */
export function runToEnd(command, args, { signal, env = {}, onLine = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let out = '';
    let all = '';
    const take = (text) => {
      all += text;
      const line = text.trim().split('\n').at(-1);
      if (line) onLine(line.slice(0, 80));
    };
    child.stdout.setEncoding('utf8').on('data', (text) => ((out += text), take(text)));
    child.stderr.setEncoding('utf8').on('data', take);
    const abort = () => child.kill('SIGTERM');
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    child.once('error', reject);
    child.once('close', (code, killed) => {
      signal.removeEventListener('abort', abort);
      if (code === 0) return resolve(out);
      reject(new CommandFailed(`${command} ${args.join(' ')}`, killed ?? `exit code ${code}`, all));
    });
  });
}

/** Its message ends with the last lines of the output; `output` is all of it. */
export class CommandFailed extends Error {
  constructor(command, how, output) {
    super(`${command} ended with ${how}:\n${output.trimEnd().split('\n').slice(-20).join('\n')}`);
    this.output = output;
  }
}

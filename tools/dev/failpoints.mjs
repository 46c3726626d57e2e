/**
 * `npm run failpoints [-- --full]`: an order goes through the whole installation while sync fails at each of its
 * failpoints; `--full` tries every kind of failure at each.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './install.mjs';

const FAILPOINTS = process.argv.includes('--full') ? 'full' : 'each';
const child = spawn(process.execPath, [path.join(ROOT, 'tools/dev/test.mjs'), 'e2e/failpoints'], {
  stdio: 'inherit',
  env: { ...process.env, FAILPOINTS },
});
process.on('SIGINT', () => undefined);
child.on('exit', (code) => process.exit(code ?? 1));

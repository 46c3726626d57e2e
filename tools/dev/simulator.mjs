/**
 * `npm run simulator [-- --port 8790 --data <folder> --seed sample --country US]`: installs and builds what is missing and
 * starts the QuickBooks Online simulator alone. Stays up until Ctrl-C.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, ROOT } from './install.mjs';
import { build } from './start/build.mjs';
import { Progress } from './start/progress.mjs';

const USAGE = `npm run simulator [-- <options>]

  --port 8790         where it listens, on loopback; 0 for a free port
  --data <folder>     keeps its world there, through kill -9 too; without it the world lives in memory
  --seed sample       the first company: sample, demo or empty
  --country US        and its country: US, CA, GB or AU
  --realm <digits>    and its realm id, 10 to 19 digits; given when left out
  --faults <file>     breaks on demand from the start, see tools/qbo-simulator/README.md`;

const options = readOptions(process.argv.slice(2));
installDependencies();
const progress = new Progress();
await progress.step('building', async (note) => {
  note((await build(new AbortController().signal)) ? '' : 'is up to date');
});

const main = path.join(ROOT, 'dist', 'tools', 'qbo-simulator', 'src', 'main.js');
const child = spawn(process.execPath, [main], { stdio: 'inherit', env: { ...process.env, ...options } });
// Ctrl-C reaches the simulator through the process group, a signal to this process alone does not.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** @returns {Record<string, string>} the simulator's variables */
function readOptions(args) {
  try {
    const text = { type: 'string' };
    const known = { port: text, data: text, seed: text, country: text, realm: text, faults: text };
    const { values } = parseArgs({ args, options: { ...known, help: { type: 'boolean', short: 'h' } } });
    if (values.help) leave(0, USAGE);
    const { port = '8790', data, seed = 'sample', country = 'US', realm, faults } = values;
    return defined({
      PORT: port,
      DATA_DIR: data && path.resolve(data),
      SEED: seed,
      COUNTRY: country,
      REALM_ID: realm,
      FAULTS: faults && path.resolve(faults),
    });
  } catch (error) {
    return leave(2, `${error.message}\n\n${USAGE}`);
  }
}

function leave(code, text) {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

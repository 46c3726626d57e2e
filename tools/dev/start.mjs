/**
 * `npm start [-- --kafka] [-- --reset]`: installs and builds what is missing, starts everything on this machine in one
 * process tree, connects a demo division to a simulated QuickBooks company, sends the sample orders and shows what
 * became of them. Stays up until Ctrl-C, which stops everything in order.
 */
import { dependenciesAreCurrent, noteInstalled } from './install.mjs';
import { build } from './start/build.mjs';
import { readOptions } from './start/options.mjs';
import { Progress } from './start/progress.mjs';
import { runToEnd } from './start/run-to-end.mjs';

/** A second Ctrl-C within this time is npm passing on the first one. */
const IMPATIENT_MS = 2_000;

const progress = new Progress();
const stopping = new AbortController();
const { signal } = stopping;
let installation;

stopOnSignals();
// A bug here must not leave processes behind.
process.on('uncaughtException', (error) => {
  progress.line(error.stack);
  process.exitCode = 1;
  if (signal.aborted) installation?.kill();
  stopping.abort(error);
});
try {
  const options = readOptions(process.argv.slice(2), process.env);
  progress.line('Ledgerbridge');
  await run(options);
} catch (error) {
  if (!signal.aborted) {
    progress.line(`\n${progress.paint('red', error instanceof Error ? error.message : String(error))}`);
    process.exitCode = 1;
  }
}
await stop();
process.exit();

async function run(options) {
  if (!dependenciesAreCurrent()) {
    await progress.step('installing dependencies', async (note) => {
      await runToEnd('npm', ['ci', '--no-audit', '--no-fund'], { signal, onLine: note });
      noteInstalled();
      note('');
    });
  }
  await progress.step('building', async (note) => note((await build(signal)) ? '' : 'is up to date'));
  const { Installation } = await import('./start/installation.mjs');
  const { runDemo } = await import('./start/demo/run-demo.mjs');
  installation = new Installation(options, progress, signal);
  await startAll(options);
  await runDemo(installation);
}

async function startAll({ kafka, ports }) {
  await installation.takeFolder();
  await progress.step('starting PostgreSQL', async (note) => note(await installation.startPostgres()));
  signal.throwIfAborted();
  if (kafka) await progress.step('starting Kafka', (note) => installation.startKafka(note));
  await progress.step('preparing databases, simulator', async (note) => {
    await Promise.all([installation.migrate(), installation.startSimulator()]);
    note(`simulator http://127.0.0.1:${ports.simulator}`);
  });
  await progress.step('starting services and edge', (note) => installation.startServices(note));
}

async function stop() {
  if (!installation?.runFile) return;
  progress.line();
  await progress
    .step('stopping', () => installation.stop())
    .catch((error) => {
      progress.line(String(error));
      process.exitCode = 1;
    });
}

function stopOnSignals() {
  let first = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      first ||= Date.now();
      stopping.abort(new Error('stopped'));
      if (Date.now() - first > IMPATIENT_MS) installation?.kill();
    });
  }
}

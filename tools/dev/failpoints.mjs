/**
 * `npm run failpoints [-- --full]`: an order goes through the whole installation while something fails at each of its
 * failpoints (`e2e/failpoints/README.md`). Starts a throw-away PostgreSQL, and Kafka where one can be had.
 *
 * | option                | plays                                                                             |
 * | --------------------- | --------------------------------------------------------------------------------- |
 * | (none)                | every failpoint once, with an error or a hang                                     |
 * | `--full`              | every failpoint with an error, a hang and SIGKILL, under 25 seeds                 |
 * | `--seeds 2`           | that many seeds; `--seed 7`: this one                                             |
 * | `--only connector`    | failpoints whose name begins so                                                   |
 * | `--kinds kill`        | these kinds of failure: throw, hang, kill, separated by commas                    |
 * | `--without-kafka`     | nothing of what only Kafka passes                                                 |
 * | `--find`              | nothing, but writes anew which scenario passes which failpoint                    |
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installDependencies, ROOT } from './install.mjs';

installDependencies();
const { startCluster, stopCluster, removeCluster } = await import('./postgres/cluster.mjs');
const { findOrFetchKafka, startBroker, stopBroker } = await import('./kafka/broker.mjs');

const workDir = path.join(ROOT, '.cache', `failpoints-${process.pid}`);
const dataDir = path.join(workDir, 'postgres');
const kafkaDir = path.join(workDir, 'kafka');
let exitCode = 1;
// Ctrl-C reaches the run through the process group; we wait for it, to stop what we have started.
process.on('SIGINT', () => undefined);
try {
  const { url } = await startCluster({ dataDir, throwAway: true, settings: { max_connections: '600' } });
  exitCode = await run({ TEST_POSTGRES_URL: url, ...(await kafka()) });
} finally {
  await stopBroker({ dataDir: kafkaDir });
  await stopCluster({ dataDir });
  removeCluster({ dataDir });
  fs.rmSync(workDir, { recursive: true, force: true });
}
process.exit(exitCode);

/** @returns {Promise<{ TEST_KAFKA_BROKERS?: string }>} */
async function kafka() {
  if (process.argv.includes('--without-kafka') || findOrFetchKafka().kind === 'none') return {};
  const { brokers } = await startBroker({ dataDir: kafkaDir });
  return { TEST_KAFKA_BROKERS: brokers.join(',') };
}

function run(env) {
  const options = process.argv.slice(2).filter((option) => option !== '--without-kafka');
  const runner = path.join(ROOT, 'libs/messaging/src/testing/run-typescript.cjs');
  const main = path.join(ROOT, 'e2e/failpoints/main.ts');
  const child = spawn(process.execPath, [runner, main, ...options], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  process.on('SIGTERM', () => child.kill());
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

/**
 * `npm test [-- <jest arguments>]`: installs what is missing, starts a throw-away PostgreSQL and Kafka, runs every
 * suite and ends in one line, `N passed, N failed, N skipped`. Where no Kafka can be had its suites are skipped, in one
 * loud line; with `REQUIRE_KAFKA=1` that is a failure. The same holds for the suites that look at pages in a browser, and
 * `REQUIRE_BROWSER=1`.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installDependencies, ROOT } from './install.mjs';

installDependencies();
const { startCluster, stopCluster, removeCluster } = await import('./postgres/cluster.mjs');
const { findOrInstallBrowser } = await import('./browser.mjs');
const { findOrFetchKafka, startBroker, stopBroker } = await import('./kafka/broker.mjs');

const JEST = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const workDir = path.join(ROOT, '.cache', `test-${process.pid}`);
const dataDir = path.join(workDir, 'postgres');
const kafkaDir = path.join(workDir, 'kafka');
const report = path.join(workDir, 'report.json');
let exitCode = 1;
try {
  const cluster = await startCluster({ dataDir, throwAway: true, settings: { max_connections: '600' } });
  console.log(`PostgreSQL for the tests: ${cluster.url}`);
  exitCode = await runJest({
    TEST_POSTGRES_URL: cluster.url,
    ...browserForTests(),
    ...(await kafkaForTests()),
  });
} finally {
  await stopBroker({ dataDir: kafkaDir });
  await stopCluster({ dataDir });
  removeCluster({ dataDir });
  printTotals();
  // `npm run acceptance` reads which tests of the last run have passed.
  if (fs.existsSync(report)) fs.copyFileSync(report, path.join(ROOT, '.cache', 'last-test-report.json'));
  fs.rmSync(workDir, { recursive: true, force: true });
}
process.exit(exitCode);

/** @returns {Promise<{ TEST_KAFKA_BROKERS?: string }>} */
async function kafkaForTests() {
  const kafka = findOrFetchKafka();
  if (kafka.kind === 'none') {
    if (process.env.REQUIRE_KAFKA === '1') throw new Error(`REQUIRE_KAFKA=1, but no Kafka: ${kafka.reason}`);
    console.warn(`*** KAFKA SUITES ARE SKIPPED: ${kafka.reason} ***`);
    return {};
  }
  const { brokers } = await startBroker({ dataDir: kafkaDir });
  console.log(`Kafka for the tests: ${brokers.join(',')}`);
  return { TEST_KAFKA_BROKERS: brokers.join(',') };
}

/** Installs a browser only when one of the suites that are to run looks at pages. */
function browserForTests() {
  const asked = [JEST, '--listTests', ...process.argv.slice(2)];
  const { stdout } = spawnSync(process.execPath, asked, { cwd: ROOT, encoding: 'utf8' });
  if (!stdout.includes('.browser.int-spec.ts')) return {};
  const browser = findOrInstallBrowser();
  if (browser.kind === 'browser') return { TEST_CHROMIUM: browser.program };
  if (process.env.REQUIRE_BROWSER === '1')
    throw new Error(`REQUIRE_BROWSER=1, but no browser: ${browser.reason}`);
  console.warn(`*** BROWSER SUITES ARE SKIPPED: ${browser.reason} ***`);
  return {};
}

function runJest(env) {
  const args = [
    // A service that a test lets die lives on as a ghost in jest's process: it must not keep the run from ending.
    '--forceExit',
    '-w',
    '2',
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ];
  const child = spawn(process.execPath, [JEST, ...args], {
    cwd: ROOT,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  // Ctrl-C reaches jest through the process group; we wait for it, to stop what we have started.
  process.on('SIGINT', () => {});
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

function printTotals() {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numRuntimeErrorTestSuites = 0,
  } = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : { numFailedTests: 1 };
  console.log(
    `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed, ${numPendingTests} skipped`,
  );
}

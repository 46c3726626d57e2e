/**
 * `npm run mutants [-- <part of a name>]`: applies one deliberate bug after the other to a copy of the repository and
 * runs the test that must see it. Ends in a table; fails when a mutant survives or a patch no longer applies.
 */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installDependencies, ROOT } from '../dev/install.mjs';
import { MUTANTS } from './catalogue.mjs';

installDependencies();
const { startCluster, stopCluster, removeCluster } = await import('../dev/postgres/cluster.mjs');
const { findOrFetchKafka, startBroker, stopBroker } = await import('../dev/kafka/broker.mjs');

const part = process.argv[2] ?? '';
const workDir = path.join(ROOT, '.cache', `mutants-${process.pid}`);
const copy = path.join(workDir, 'copy');
const dataDir = path.join(workDir, 'postgres');
const kafkaDir = path.join(workDir, 'kafka');
const report = path.join(workDir, 'report.json');
// Without it git would take the copy for a part of the repository around it, and skip every file of a patch.
const gitEnv = { ...process.env, GIT_CEILING_DIRECTORIES: workDir };
const rows = [];
process.on('SIGINT', () => process.exit(130));
try {
  copyRepository();
  const { url } = await startCluster({ dataDir, throwAway: true, settings: { max_connections: '600' } });
  const mutants = MUTANTS.filter(({ patch }) => patch.includes(part));
  const env = { TEST_POSTGRES_URL: url, ...(await kafkaFor(mutants)) };
  for (const mutant of mutants) {
    const row = await tryMutant(mutant, env);
    rows.push(row);
    console.log(`${row.verdict}: ${row.patch} (${row.seconds} s) ${row.test}`);
  }
} finally {
  await stopBroker({ dataDir: kafkaDir });
  await stopCluster({ dataDir });
  removeCluster({ dataDir });
  fs.rmSync(workDir, { recursive: true, force: true });
}
printTable();
process.exit(
  rows.length > 0 && rows.every(({ verdict }) => verdict === 'killed' || verdict === 'skipped') ? 0 : 1,
);

/** The files that git knows, as they are now, beside the installed packages. */
function copyRepository() {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== '' && fs.existsSync(path.join(ROOT, name))))
    fs.cpSync(path.join(ROOT, file), path.join(copy, file));
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
}

async function kafkaFor(mutants) {
  if (!mutants.some(({ kafka }) => kafka) || findOrFetchKafka().kind === 'none') return {};
  const { brokers } = await startBroker({ dataDir: kafkaDir });
  return { TEST_KAFKA_BROKERS: brokers.join(',') };
}

/** The test must pass without the bug and fail with it: a test that fails anyway has seen nothing. */
async function tryMutant({ patch, breaks, spec, title, kafka }, env) {
  const row = { patch, breaks, test: '', seconds: 0, verdict: 'skipped' };
  if (kafka && env.TEST_KAFKA_BROKERS === undefined) return { ...row, test: '(no Kafka)' };
  const began = Date.now();
  const judged = (verdict, test) => ({
    ...row,
    verdict,
    test,
    seconds: Math.round((Date.now() - began) / 1000),
  });
  const healthy = await runTest(spec, title, env);
  if (healthy.failed.length > 0 || healthy.passed === 0)
    return judged('broken', `without the bug: ${healthy.failed[0] ?? 'no test has this title'}`);
  const file = path.join(copy, 'tools/mutants', `${patch}.patch`);
  try {
    apply(file);
  } catch {
    return judged('stale', 'the patch does not apply any more');
  }
  const ill = await runTest(spec, title, env);
  apply(file, '-R');
  return ill.failed.length > 0 ? judged('killed', ill.failed[0]) : judged('SURVIVED', spec);
}

function apply(file, ...options) {
  execFileSync('git', ['apply', ...options, file], { cwd: copy, env: gitEnv, stdio: 'pipe' });
}

/** @returns {Promise<{ passed: number, failed: string[] }>} */
async function runTest(spec, title, env) {
  fs.rmSync(report, { force: true });
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const args = [
    jest,
    '--runTestsByPath',
    spec,
    '-t',
    title,
    '--json',
    `--outputFile=${report}`,
    '--forceExit',
    '-i',
  ];
  const child = spawn(process.execPath, args, {
    cwd: copy,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  await new Promise((resolve) => child.on('exit', resolve));
  const { numPassedTests, testResults } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: numPassedTests,
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  };
}

function printTable() {
  const width = Math.max(0, ...rows.map(({ patch }) => patch.length));
  for (const { patch, verdict, seconds, breaks, test } of rows) {
    console.log(`\n${patch.padEnd(width)}  ${verdict}, ${seconds} s`);
    console.log(`  breaks: ${breaks}`);
    console.log(`  seen by: ${test}`);
  }
  const killed = rows.filter(({ verdict }) => verdict === 'killed').length;
  console.log(`\n${killed} of ${rows.length} mutants killed`);
}

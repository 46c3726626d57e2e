/**
 * `node bench/run.mjs <name>`: compiles `bench/<name>/<name>.bench.ts`, runs it against a throw-away PostgreSQL, or
 * against a whole installation when it exports `system`, and ends in one line of JSON, `{ bench, figures, goals, met }`.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { removeCluster, startCluster, stopCluster } from '../tools/dev/postgres/cluster.mjs';
import { startSystem } from './system/start-system.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const name = process.argv[2] ?? '';
const source = path.join(ROOT, 'bench', name, `${name}.bench.ts`);
if (!/^[a-z]+$/.test(name) || !fs.existsSync(source)) {
  console.error(`No bench "${name}": expected the name of a folder in bench/, for example append`);
  process.exit(2);
}

const workDir = path.join(ROOT, '.cache', `bench-${process.pid}`);
const log = (line) => console.log(line);
try {
  const { run, system } = compiled(source);
  const result = system ? await withSystem(run, system) : await withPostgres(run);
  console.log(JSON.stringify({ bench: name, ...result }));
  process.exitCode = result.met ? 0 : 1;
} finally {
  fs.rmSync(workDir, { recursive: true, force: true });
}

async function withPostgres(run) {
  const dataDir = path.join(workDir, 'postgres');
  try {
    const { url } = await startCluster({ dataDir });
    return await run({ postgresUrl: url, root: ROOT, log });
  } finally {
    await stopCluster({ dataDir });
    removeCluster({ dataDir });
  }
}

async function withSystem(run, wanted) {
  const { system, stop } = await startSystem({ home: path.join(workDir, 'system'), ...wanted });
  try {
    return await run({ system, root: ROOT, log });
  } finally {
    await stop();
  }
}

/** Compiles a file with what it imports; the libraries are found by their names through links beside the output. */
function compiled(file) {
  const outDir = path.join(workDir, 'js');
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const program = ts.createProgram([file], { ...options, rootDir: ROOT, outDir, types: ['node'] });
  if (program.emit().emitSkipped) throw new Error(`${file} was not compiled`);
  const scope = path.join(outDir, 'node_modules', '@ledgerbridge');
  fs.mkdirSync(scope, { recursive: true });
  for (const lib of fs.existsSync(path.join(outDir, 'libs'))
    ? fs.readdirSync(path.join(outDir, 'libs'))
    : []) {
    fs.symlinkSync(path.join(outDir, 'libs', lib, 'src'), path.join(scope, lib), 'dir');
  }
  return createRequire(import.meta.url)(path.join(outDir, path.relative(ROOT, file).replace(/\.ts$/, '.js')));
}

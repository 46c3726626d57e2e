import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const LIBRARY = path.resolve(__dirname, '..');
const REPOSITORY = path.resolve(LIBRARY, '../../..');

/**
 * Compiles a TypeScript file of this library, and what it imports, to JavaScript that a process of its own can run.
 * The output lies inside the repository, so that it finds the installed packages.
 * @param source path relative to the library's `src`
 */
export function compileProgram(source: string): { program: string; remove: () => void } {
  const cache = path.join(REPOSITORY, '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const outDir = fs.mkdtempSync(path.join(cache, 'event-store-'));
  const { config } = ts.readConfigFile(path.join(REPOSITORY, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  ) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, REPOSITORY);
  const files = [path.join(LIBRARY, source)];
  const settings = {
    ...options,
    outDir,
    rootDir: LIBRARY,
    noEmit: false,
    types: ['node'],
    skipLibCheck: true,
  };
  const { emitSkipped } = ts.createProgram(files, settings).emit();
  if (emitSkipped) throw new Error(`${source} was not compiled`);
  return {
    program: path.join(outDir, source.replace(/\.ts$/, '.js')),
    remove: () => fs.rmSync(outDir, { recursive: true }),
  };
}

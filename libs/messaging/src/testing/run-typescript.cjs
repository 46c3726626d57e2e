/** Lets a child process of a test run TypeScript: `node run-typescript.cjs <file.ts> <arguments>`. */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const options = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
};
require.extensions['.ts'] = (module, file) =>
  module._compile(transformSync(fs.readFileSync(file, 'utf8'), { ...options, filename: file }).code, file);
const LIBS = path.resolve(__dirname, '../../..');
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...others) => {
  const [, lib, room = ''] = /^@ledgerbridge\/([^/]+)(\/testing)?$/.exec(request) ?? [];
  return resolve(lib === undefined ? request : path.join(LIBS, lib, 'src', room), ...others);
};
require(path.resolve(process.argv[2]));

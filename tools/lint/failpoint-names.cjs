'use strict';
/**
 * Finds the failpoints that the code has: the list that a test of all of them walks through, and what
 * `failpoint-names.spec.ts` judges.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const FOLDERS = ['services', 'libs'];
const NOT_SHIPPED = /(spec\.ts$|\/testing\/)/;

/**
 * Every `at(…)` of the code that ships, in the order of files and lines. The name is undefined where it is no literal.
 *
 * @param {string} root the repository
 * @returns {import('./failpoint-names.cjs').Failpoint[]}
 */
function failpointsIn(root) {
  return FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
      .filter((file) => file.endsWith('.ts') && !NOT_SHIPPED.test(file)),
  )
    .sort()
    .flatMap((file) => failpointsOf(file, fs.readFileSync(path.join(root, file), 'utf8')));
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {import('./failpoint-names.cjs').Failpoint[]}
 */
function failpointsOf(file, text) {
  if (!text.includes('@ledgerbridge/failpoints')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'at') {
      const [first] = node.arguments;
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push({ name: first && ts.isStringLiteral(first) ? first.text : undefined, file, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

module.exports = { failpointsIn, failpointsOf };

'use strict';
/**
 * `failpoints/every-await`: on the path from "message taken" to "outcome recorded" every await is a named failpoint,
 * `await at('service.step.what', () => …)`, since a crash that no test can place is a crash that nobody has tried.
 *
 * Allowed besides: `Promise.all` and its like over such calls, a `.catch` or `.finally` behind one, and one await directly inside the callback of an `at`,
 * whose failpoint lies around it. Only awaits are checked: a promise that is returned is awaited by its caller, and the
 * name stands there. Chains with `.then` are refused, because they wait without an await.
 */

const { NAME } = require('./failpoint-name.cjs');

const COMBINATORS = new Set(['all', 'allSettled', 'any', 'race']);
const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']);

/** @type {import('eslint').Rule.RuleModule} */
module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unnamed: "Await through a failpoint: `await at('service.step.what', () => …)`.",
      chained: 'A `.then` waits without an await: write `await at(…)`.',
      loop: '`for await` waits without a name: await each turn through `at`.',
      name: 'A failpoint is named by a literal of the form service.step.what, in small letters and dashes.',
    },
  },
  create(context) {
    const localNames = new Set();
    const awaitsOf = new Map();

    const isAt = (node) =>
      node?.type === 'CallExpression' &&
      node.callee.type === 'Identifier' &&
      localNames.has(node.callee.name);

    const isCallbackOfAt = (fn) => isAt(fn.parent) && fn.parent.arguments[1] === fn;

    function isNamed(node) {
      if (isAt(node)) return true;
      if (isCaught(node)) return isNamed(node.callee.object);
      if (!isCombinator(node)) return false;
      const [promises] = node.arguments;
      if (promises?.type === 'ArrayExpression') return promises.elements.every(isNamed);
      return isMap(promises) && isNamed(promises.arguments[0].body);
    }

    return {
      ImportDeclaration({ source, specifiers }) {
        if (source.value !== '@ledgerbridge/failpoints') return;
        for (const { imported, local } of specifiers) if (imported?.name === 'at') localNames.add(local.name);
      },
      AwaitExpression(node) {
        if (isNamed(node.argument)) return;
        const fn = functionAround(node);
        if (!fn || !isCallbackOfAt(fn)) return context.report({ node, messageId: 'unnamed' });
        awaitsOf.set(fn, [...(awaitsOf.get(fn) ?? []), node]);
      },
      ForOfStatement(node) {
        if (node.await) context.report({ node, messageId: 'loop' });
      },
      CallExpression(node) {
        if (isAt(node) && !isName(node.arguments[0])) context.report({ node, messageId: 'name' });
        if (node.callee.type === 'MemberExpression' && node.callee.property.name === 'then')
          context.report({ node, messageId: 'chained' });
      },
      // A second await in one callback is a place between two failpoints that no failure can reach.
      'Program:exit'() {
        for (const [, ...others] of awaitsOf.values())
          for (const node of others) context.report({ node, messageId: 'unnamed' });
      },
    };
  },
};

const isName = (node) => node?.type === 'Literal' && NAME.test(String(node.value));

const isCombinator = (node) =>
  node?.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.object.name === 'Promise' &&
  COMBINATORS.has(node.callee.property.name);

/** `at(…).catch(…)` or `.finally(…)` */
const isCaught = (node) =>
  node?.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  (node.callee.property.name === 'catch' || node.callee.property.name === 'finally');

const isMap = (node) =>
  node?.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.property.name === 'map' &&
  node.arguments[0]?.type === 'ArrowFunctionExpression';

function functionAround(node) {
  let current = node.parent;
  while (current && !FUNCTIONS.has(current.type)) current = current.parent;
  return current;
}

import ts from 'typescript';

/** A test as its suite names it: the group above it, and its own title. */
export interface TestTitle {
  readonly group: string;
  readonly title: string;
}

/** The titles of all tests in a source, in its order; a table of cases counts as one test. */
export function titlesIn(source: string): TestTitle[] {
  const file = ts.createSourceFile('suite.ts', source, ts.ScriptTarget.Latest);
  const titles: TestTitle[] = [];
  const visit = (node: ts.Node, group: string): void => {
    const named = ts.isCallExpression(node) ? namedCall(node) : undefined;
    if (named?.kind === 'it') titles.push({ group, title: named.title });
    const below = named?.kind === 'describe' ? named.title : group;
    ts.forEachChild(node, (child) => visit(child, below));
  };
  visit(file, '');
  return titles;
}

/** `it('…')`, `it.each(…)('…')`, and the same of `describe`. */
function namedCall(
  call: ts.CallExpression,
): { readonly kind: 'it' | 'describe'; readonly title: string } | undefined {
  const kind = nameOf(call.expression);
  const [first] = call.arguments;
  if ((kind !== 'it' && kind !== 'describe') || !first) return undefined;
  if (ts.isStringLiteralLike(first)) return { kind, title: first.text };
  return ts.isTemplateExpression(first) ? { kind, title: first.head.text } : undefined;
}

function nameOf(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  if (!ts.isCallExpression(callee) || !ts.isPropertyAccessExpression(callee.expression)) return undefined;
  return nameOf(callee.expression.expression);
}

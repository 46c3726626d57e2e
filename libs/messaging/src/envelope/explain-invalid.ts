import type { ZodError } from 'zod';
import type { FieldProblem, ParkReason } from '../parking/park-reason';

const MAX_PROBLEMS = 100;

/** What a schema found wrong: paths and rules, never the values. A custom rule may name its code in `params.code`. */
export function explainInvalid(error: ZodError): ParkReason {
  return {
    code: 'invalid-data',
    detail: `data breaks ${error.issues.length} ${error.issues.length === 1 ? 'rule' : 'rules'}`,
    errors: error.issues.slice(0, MAX_PROBLEMS).map(fieldProblem),
  };
}

function fieldProblem(issue: ZodError['issues'][number]): FieldProblem {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  const code = typeof own === 'string' ? own : issue.code.replaceAll('_', '-');
  return { field: fieldPath(issue.path), code, detail: issue.message };
}

/** `lines[3].amount` for `['lines', 3, 'amount']`. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

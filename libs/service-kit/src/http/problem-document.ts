import type { FieldProblem } from '@ledgerbridge/contracts';
import type { Problem } from './problem';

/** Media type of {@link ProblemDocument}, RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json';

/** A problem as it is sent. */
export interface ProblemDocument {
  /** Opens the page of the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly fix: string;
  readonly requestId: string;
}

export function problemDocument(problem: Problem, publicUrl: string, requestId: string): ProblemDocument {
  const { kind, occurrence } = problem;
  return {
    type: `${publicUrl}/problems/${kind.code}`,
    title: kind.title,
    status: kind.status,
    code: kind.code,
    detail: occurrence.detail ?? kind.title,
    errors: occurrence.errors ?? [],
    fix: occurrence.fix ?? kind.fix,
    requestId,
  };
}

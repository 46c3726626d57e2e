import type { FieldProblem } from '@ledgerbridge/contracts';
import { API_PROBLEMS, type ApiProblemCode, type ProblemKind } from './problem-kinds';

/** What is particular to this occurrence. `detail` names fields, ids and rules of the caller, nobody else's content. */
export interface Occurrence {
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** In place of the kind's own fix, where a better one is known. */
  readonly fix?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A refusal on its way out. Thrown at the HTTP edge only (controllers, guards, interceptors); what lies below answers
 * with values.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;

  constructor(
    kind: ProblemKind | ApiProblemCode,
    readonly occurrence: Occurrence = {},
  ) {
    const known = typeof kind === 'string' ? API_PROBLEMS[kind] : kind;
    super(known.code);
    this.name = 'Problem';
    this.kind = known;
  }
}

/** Why a message was set aside. `detail` and `errors` name fields and rules, never contents. */
export interface ParkReason {
  /** Stable, lower-case with hyphens; the same code as the HTTP API's problem where there is one. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  /** The host's id of what has to become known before the message can be handled. */
  readonly awaits?: string | undefined;
}

export interface FieldProblem {
  /** Path in `data`, such as `lines[3].amount`. */
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

import type { z } from 'zod';
import { PROBLEMS, type ProblemCode } from './problem-codes';

/** One thing wrong with one field of an input; all of them are reported at once. */
export interface FieldProblem {
  /** Path in the input: `lines[3].amount`; empty for the input as a whole. */
  field: string;
  code: ProblemCode;
  /** What was expected and, where it is no personal content, what came. */
  detail: string;
  /** The smallest change that mends it. */
  fix: string;
}

/** Result of reading an input: its value, or everything that is wrong with it. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[] };

export function fieldProblem(path: readonly PropertyKey[], code: ProblemCode, detail: string): FieldProblem {
  return { field: pathText(path), code, detail, fix: PROBLEMS[code].fix };
}

/** Parses `input` with a schema whose custom rules carry our codes (see {@link rule}). */
export function read<T>(schema: z.ZodType<T>, input: unknown): Reading<T> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap(problemsOfIssue) };
}

/** Parameters of a zod refinement that fails with one of our codes. */
export function rule(
  code: ProblemCode,
  expected: string,
): { message: string; params: { code: ProblemCode } } {
  return { message: expected, params: { code } };
}

function problemsOfIssue(issue: z.core.$ZodIssue): FieldProblem[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        fieldProblem([...issue.path, key], 'unknown-field', 'this field is not known here'),
      );
    case 'invalid_type':
      return [
        issue.input === undefined
          ? fieldProblem(issue.path, missingCode(issue.path), `expected ${issue.expected}, found nothing`)
          : fieldProblem(issue.path, 'wrong-type', `expected ${issue.expected}`),
      ];
    case 'too_big':
      return [fieldProblem(issue.path, tooBigCode(issue.origin), `at most ${issue.maximum} allowed`)];
    case 'too_small':
      return [fieldProblem(issue.path, tooSmallCode(issue.origin), `at least ${issue.minimum} needed`)];
    case 'invalid_union':
      return [fieldProblem(issue.path, missingOr(issue.input, issue.path), issue.message)];
    case 'custom':
      return [fieldProblem(issue.path, codeOf(issue.params), issue.message)];
    default:
      return [fieldProblem(issue.path, 'wrong-format', issue.message)];
  }
}

function codeOf(params: Record<string, unknown> | undefined): ProblemCode {
  const code = params?.['code'];
  return typeof code === 'string' && code in PROBLEMS ? (code as ProblemCode) : 'wrong-format';
}

function missingOr(input: unknown, path: readonly PropertyKey[]): ProblemCode {
  return input === undefined ? missingCode(path) : 'wrong-type';
}

/** The two fields that the manuals name get codes of their own, so that a host can tell its user what is missing. */
function missingCode(path: readonly PropertyKey[]): ProblemCode {
  if (path.length === 1 && path[0] === 'supplier') return 'supplier-missing';
  if (path.length === 1 && path[0] === 'lines') return 'lines-missing';
  return 'missing';
}

function tooBigCode(origin: string): ProblemCode {
  if (origin === 'string') return 'too-long';
  return origin === 'array' ? 'too-many' : 'too-large';
}

function tooSmallCode(origin: string): ProblemCode {
  if (origin === 'string') return 'empty';
  return origin === 'array' ? 'lines-missing' : 'too-small';
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${safe(String(part))}`,
    )
    .join('');
}

/** Field names come from outside: only short printable ones are repeated. */
function safe(name: string): string {
  return /^[\w.@:-]{1,100}$/.test(name) ? name : '(unprintable)';
}

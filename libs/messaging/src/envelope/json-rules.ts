/** A reason why parsed JSON must not go further, or undefined. */
export type JsonProblem = { readonly code: string; readonly detail: string } | undefined;

const MAX_DEPTH = 32;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Rules for any JSON from outside, beyond its grammar: what a schema library, PostgreSQL or a plain object would
 * choke on or silently change. `__proto__` as a key, text that is not Unicode, NUL (PostgreSQL cannot store it),
 * numbers beyond a double, nesting deeper than any document of ours.
 */
export function jsonProblem(value: unknown, depth = 0): JsonProblem {
  if (typeof value === 'string') return textProblem(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    return { code: 'number-out-of-range', detail: 'a number is beyond what a double can hold' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return { code: 'too-deep', detail: `nested deeper than ${MAX_DEPTH} levels` };
  const entries = Object.entries(value);
  for (const [key, inner] of entries) {
    if (key === '__proto__') return { code: 'forbidden-key', detail: 'the key __proto__ is not allowed' };
    const problem = textProblem(key) ?? jsonProblem(inner, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function textProblem(text: string): JsonProblem {
  if (LONE_SURROGATE.test(text))
    return { code: 'not-unicode', detail: 'a text holds half of a surrogate pair' };
  if (text.includes('\u0000')) return { code: 'control-character', detail: 'a text holds the character NUL' };
  return undefined;
}

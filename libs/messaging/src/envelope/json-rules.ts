/** A reason why parsed JSON must not go further, or undefined. */
export type JsonProblem = { readonly code: string; readonly detail: string } | undefined;

const MAX_DEPTH = 32;
const LONE_SURROGATE = /\p{Surrogate}/u;
const ESCAPE = '\\u';

/**
 * Rules for any JSON from outside, beyond its grammar: what a schema library, PostgreSQL or a plain object would
 * choke on or silently change. `__proto__` as a key, text that is not Unicode, NUL (PostgreSQL cannot store it),
 * numbers beyond a double, nesting deeper than any document of ours.
 *
 * @param source the well-formed text that the value was parsed from, where it is known: what is refused in texts comes
 *   into JSON by an escape only, so that without one in the source no text of it has to be looked at
 */
export function jsonProblem(value: unknown, source?: string): JsonProblem {
  const sound = source !== undefined && !source.includes(ESCAPE);
  return problemIn(value, sound ? soundText : textProblem, 0);
}

type TextRule = (text: string) => JsonProblem;

const soundText: TextRule = () => undefined;

function problemIn(value: unknown, ruleOfTexts: TextRule, depth: number): JsonProblem {
  if (typeof value === 'string') return ruleOfTexts(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    return { code: 'number-out-of-range', detail: 'a number is beyond what a double can hold' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return { code: 'too-deep', detail: `nested deeper than ${MAX_DEPTH} levels` };
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) {
    if (key === '__proto__') return { code: 'forbidden-key', detail: 'the key __proto__ is not allowed' };
    const problem = ruleOfTexts(key) ?? problemIn(fields[key], ruleOfTexts, depth + 1);
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

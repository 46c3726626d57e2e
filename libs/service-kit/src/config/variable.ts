import type { z } from 'zod';

/** One environment variable: what it is called, what is expected, and one value that would do. */
export interface Variable<T = unknown> {
  readonly name: string;
  readonly expected: string;
  readonly example: string;
  /** Text that stands in when the variable is not set; judged by the schema like any other. */
  readonly default?: string;
  /** Reads the text; a schema that accepts `undefined` makes the variable optional. */
  readonly schema: z.ZodType<T>;
}

export type ConfigurationSpec = Readonly<Record<string, Variable>>;

/** What a specification reads to: `{ port: variable('PORT', …) }` gives `{ port: number }`. */
export type Configuration<Spec extends ConfigurationSpec> = {
  readonly [Key in keyof Spec]: Spec[Key] extends Variable<infer T> ? T : never;
};

export function variable<T>(name: string, rest: Omit<Variable<T>, 'name'>): Variable<T> {
  return { name, ...rest };
}

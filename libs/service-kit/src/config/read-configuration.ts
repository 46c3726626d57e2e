import type { Configuration, ConfigurationSpec, Variable } from './variable';

/** Says everything that is wrong with the environment at once. Holds names and examples, never a value that was set. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['The configuration is not complete:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'ConfigurationError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a configuration from environment variables. An empty variable counts as not set: that is what a Compose file
 * or a ConfigMap makes of a missing value.
 * @throws ConfigurationError with every missing or wrong variable: its name, what is expected, an example
 */
export function readConfiguration<Spec extends ConfigurationSpec>(
  spec: Spec,
  env: Environment = process.env,
): Configuration<Spec> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, variable] of Object.entries(spec)) {
    const text = env[variable.name] || variable.default;
    const result = variable.schema.safeParse(text);
    if (result.success) values[key] = result.data;
    else problems.push(problemOf(variable, text === undefined));
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as Configuration<Spec>;
}

function problemOf({ name, expected, example }: Variable, missing: boolean): string {
  return `${name} ${missing ? 'is missing' : 'is wrong'}: expected ${expected}, for example ${name}=${example}`;
}

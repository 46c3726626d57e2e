"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConfigurationError = void 0;
exports.readConfiguration = readConfiguration;
/** Says everything that is wrong with the environment at once. Holds names and examples, never a value that was set. */
class ConfigurationError extends Error {
    problems;
    constructor(problems) {
        super(['The configuration is not complete:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
        this.problems = problems;
        this.name = 'ConfigurationError';
    }
}
exports.ConfigurationError = ConfigurationError;
/**
 * Reads a configuration from environment variables. An empty variable counts as not set: that is what a Compose file
 * or a ConfigMap makes of a missing value.
 * @throws ConfigurationError with every missing or wrong variable: its name, what is expected, an example
 */
function readConfiguration(spec, env = process.env) {
    const values = {};
    const problems = [];
    for (const [key, variable] of Object.entries(spec)) {
        const text = env[variable.name] || variable.default;
        const result = variable.schema.safeParse(text);
        if (result.success)
            values[key] = result.data;
        else
            problems.push(problemOf(variable, text === undefined));
    }
    if (problems.length > 0)
        throw new ConfigurationError(problems);
    return values;
}
function problemOf({ name, expected, example }, missing) {
    return `${name} ${missing ? 'is missing' : 'is wrong'}: expected ${expected}, for example ${name}=${example}`;
}
//# sourceMappingURL=read-configuration.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fieldProblem = fieldProblem;
exports.read = read;
exports.rule = rule;
const problem_codes_1 = require("./problem-codes");
function fieldProblem(path, code, detail) {
    return { field: pathText(path), code, detail, fix: problem_codes_1.PROBLEMS[code].fix };
}
/** Parses `input` with a schema whose custom rules carry our codes (see {@link rule}). */
function read(schema, input) {
    const result = schema.safeParse(input, { reportInput: true });
    if (result.success)
        return { ok: true, value: result.data };
    return { ok: false, problems: result.error.issues.flatMap(problemsOfIssue) };
}
/** Parameters of a zod refinement that fails with one of our codes. */
function rule(code, expected) {
    return { message: expected, params: { code } };
}
function problemsOfIssue(issue) {
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => fieldProblem([...issue.path, key], 'unknown-field', 'this field is not known here'));
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
function codeOf(params) {
    const code = params?.['code'];
    return typeof code === 'string' && code in problem_codes_1.PROBLEMS ? code : 'wrong-format';
}
function missingOr(input, path) {
    return input === undefined ? missingCode(path) : 'wrong-type';
}
/** The two fields that the manuals name get codes of their own, so that a host can tell its user what is missing. */
function missingCode(path) {
    if (path.length === 1 && path[0] === 'supplier')
        return 'supplier-missing';
    if (path.length === 1 && path[0] === 'lines')
        return 'lines-missing';
    return 'missing';
}
function tooBigCode(origin) {
    if (origin === 'string')
        return 'too-long';
    return origin === 'array' ? 'too-many' : 'too-large';
}
function tooSmallCode(origin) {
    if (origin === 'string')
        return 'empty';
    return origin === 'array' ? 'lines-missing' : 'too-small';
}
function pathText(path) {
    return path
        .map((part, index) => typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${safe(String(part))}`)
        .join('');
}
/** Field names come from outside: only short printable ones are repeated. */
function safe(name) {
    return /^[\w.@:-]{1,100}$/.test(name) ? name : '(unprintable)';
}
//# sourceMappingURL=problem.js.map
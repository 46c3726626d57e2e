"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.explainInvalid = explainInvalid;
const MAX_PROBLEMS = 100;
/** What a schema found wrong: paths and rules, never the values. A custom rule may name its code in `params.code`. */
function explainInvalid(error) {
    return {
        code: 'invalid-data',
        detail: `data breaks ${error.issues.length} ${error.issues.length === 1 ? 'rule' : 'rules'}`,
        errors: error.issues.slice(0, MAX_PROBLEMS).map(fieldProblem),
    };
}
function fieldProblem(issue) {
    const own = issue.code === 'custom' ? issue.params?.['code'] : undefined;
    const code = typeof own === 'string' ? own : issue.code.replaceAll('_', '-');
    return { field: fieldPath(issue.path), code, detail: issue.message };
}
/** `lines[3].amount` for `['lines', 3, 'amount']`. */
function fieldPath(path) {
    return path
        .map((part, index) => typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)
        .join('');
}
//# sourceMappingURL=explain-invalid.js.map
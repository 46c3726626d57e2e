"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Problem = void 0;
const problem_kinds_1 = require("./problem-kinds");
/**
 * A refusal on its way out. Thrown at the HTTP edge only (controllers, guards, interceptors); what lies below answers
 * with values.
 */
class Problem extends Error {
    occurrence;
    kind;
    constructor(kind, occurrence = {}) {
        const known = typeof kind === 'string' ? problem_kinds_1.API_PROBLEMS[kind] : kind;
        super(known.code);
        this.occurrence = occurrence;
        this.name = 'Problem';
        this.kind = known;
    }
}
exports.Problem = Problem;
//# sourceMappingURL=problem.js.map
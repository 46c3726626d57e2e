"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROBLEM_TYPE = void 0;
exports.problemDocument = problemDocument;
/** Media type of {@link ProblemDocument}, RFC 9457. */
exports.PROBLEM_TYPE = 'application/problem+json';
function problemDocument(problem, publicUrl, requestId) {
    const { kind, occurrence } = problem;
    return {
        type: `${publicUrl}/problems/${kind.code}`,
        title: kind.title,
        status: kind.status,
        code: kind.code,
        detail: occurrence.detail ?? kind.title,
        errors: occurrence.errors ?? [],
        fix: occurrence.fix ?? kind.fix,
        requestId,
    };
}
//# sourceMappingURL=problem-document.js.map
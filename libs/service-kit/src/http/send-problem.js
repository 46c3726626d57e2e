"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sendProblem = sendProblem;
const problem_document_1 = require("./problem-document");
/** Answers a request with a problem; a shared cache must not keep it. */
function sendProblem(problem, requestId, publicUrl, reply) {
    void reply
        .status(problem.kind.status)
        .headers({ ...problem.occurrence.headers })
        .header('request-id', requestId)
        .header('content-type', problem_document_1.PROBLEM_TYPE)
        .header('cache-control', 'no-store')
        .send((0, problem_document_1.problemDocument)(problem, publicUrl, requestId));
}
//# sourceMappingURL=send-problem.js.map
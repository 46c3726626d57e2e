"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.problemOf = problemOf;
const common_1 = require("@nestjs/common");
const problem_1 = require("./problem");
/** What Fastify and Nest refuse by themselves, by HTTP status. */
const BY_STATUS = {
    400: 'malformed-request',
    401: 'not-authenticated',
    403: 'not-allowed',
    404: 'route-not-found',
    405: 'method-not-allowed',
    413: 'body-too-large',
    414: 'malformed-request',
    415: 'unsupported-media-type',
    431: 'malformed-request',
    503: 'not-ready',
};
/** The problem that an error is to the caller. What nobody foresaw is `internal-error`, without a word about it. */
function problemOf(error) {
    if (error instanceof problem_1.Problem)
        return error;
    const code = error instanceof common_1.HttpException ? BY_STATUS[error.getStatus()] : undefined;
    return new problem_1.Problem(code ?? 'internal-error');
}
//# sourceMappingURL=problem-of.js.map
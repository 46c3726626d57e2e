"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.acceptable = acceptable;
exports.acceptableBody = acceptableBody;
exports.acceptableQuery = acceptableQuery;
const contracts_1 = require("@ledgerbridge/contracts");
const problem_1 = require("./problem");
/** The value of a reading, or the problem `validation-failed` with everything that is wrong. */
function acceptable(reading) {
    if (reading.ok)
        return reading.value;
    throw new problem_1.Problem('validation-failed', { errors: reading.problems });
}
/** Reads a body with a schema. @throws Problem `validation-failed` */
function acceptableBody(schema, body) {
    return acceptable((0, contracts_1.read)(schema, body));
}
/** Reads query parameters with a schema. @throws Problem `query-invalid` */
function acceptableQuery(schema, query) {
    const reading = (0, contracts_1.read)(schema, query);
    if (reading.ok)
        return reading.value;
    throw new problem_1.Problem('query-invalid', { errors: reading.problems });
}
//# sourceMappingURL=acceptable.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.schemaFor = void 0;
exports.explainInvalid = explainInvalid;
exports.routesFor = routesFor;
exports.allTopics = allTopics;
const contracts_1 = require("@ledgerbridge/contracts");
const zod_1 = require("zod");
/** The code that a message with invalid data is parked with; HTTP answers the same. */
const INVALID = 'validation-failed';
const MOST_ERRORS = 100;
/**
 * The schema of a topic's messages. It is the contract's own reader, so that a message and an HTTP request with the
 * same content are refused with the same codes.
 */
const schemaFor = (name, type) => {
    const topic = (0, contracts_1.topicNamed)(name);
    if (!topic || !type.startsWith(`ledgerbridge.${name}.v`))
        return 'unknown-type';
    if (type !== (0, contracts_1.messageType)(topic.name, topic.version))
        return 'unknown-version';
    return zod_1.z.unknown().transform((data, context) => {
        const reading = topic.read(data);
        if (reading.ok)
            return reading.value;
        for (const problem of reading.problems) {
            context.addIssue({ code: 'custom', message: problem.detail, params: { problem } });
        }
        return zod_1.z.NEVER;
    });
};
exports.schemaFor = schemaFor;
/** Why a message is parked, from what {@link schemaFor} found. */
function explainInvalid(error) {
    return {
        code: INVALID,
        detail: `${error.issues.length} ${error.issues.length === 1 ? 'field is' : 'fields are'} not valid`,
        errors: error.issues.slice(0, MOST_ERRORS).flatMap((issue) => {
            const problem = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
            return isFieldProblem(problem) ? [problem] : [];
        }),
    };
}
/** The topics behind a pattern: an internal one as it is, a host's one under each configured prefix. */
function routesFor(prefixes) {
    return (pattern) => (0, contracts_1.topicNamed)(pattern)?.audience === 'host'
        ? prefixes.map((prefix) => ({ topic: `${prefix}${pattern}`, kind: 'host', prefix }))
        : [{ topic: pattern, kind: 'internal', prefix: '' }];
}
/** Every topic of the installation, for the transport to make. */
function allTopics(prefixes, partitions) {
    const routes = contracts_1.TOPICS.flatMap(({ name }) => routesFor(prefixes)(name));
    return routes.map(({ topic }) => ({ topic, partitions }));
}
const isFieldProblem = (value) => typeof value === 'object' && value !== null && 'field' in value && 'code' in value;
//# sourceMappingURL=read-topics.js.map
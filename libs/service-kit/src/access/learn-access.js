"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ACCESS_EVENTS = void 0;
exports.applyAccessChanged = applyAccessChanged;
exports.accessStreamOf = accessStreamOf;
const identity_1 = require("../identity/identity");
const access_id_1 = require("./access-id");
const save_access_1 = require("./save-access");
/** Version of `AccessLearned` that this release writes; belongs into a service's event catalogue. */
exports.ACCESS_EVENTS = { AccessLearned: 1 };
/**
 * Takes messages of `access.changed` into the service's own copy and its own log, so that the copy can be rebuilt
 * without the topic's history. What is older than known is ignored. The append is the last statement: commit at once,
 * then let the directory `forget()`.
 *
 * @returns what was new
 */
async function applyAccessChanged(tx, messages, { log, schema, service, now }) {
    const causes = new Map(messages.map((message) => [message.data, message]));
    const learned = await (0, save_access_1.saveAccess)(tx, schema, messages.map(({ data }) => data));
    const streams = await log.readStreams(tx, learned.map(accessStreamOf));
    const appends = learned.map((change) => {
        const streamId = accessStreamOf(change);
        const cause = causes.get(change);
        if (!cause)
            throw new Error('A change was saved that no message has brought');
        const version = streams.get(streamId)?.length ?? 0;
        return {
            streamId,
            expectedVersion: version === 0 ? 'no-stream' : version,
            events: [{ type: 'AccessLearned', data: { ...change } }],
            metadata: {
                tenantId: 'tenantId' in change ? change.tenantId : null,
                divisionId: null,
                actor: `system:${service}`,
                correlationId: cause.correlationId,
                causationId: cause.id,
                occurredAt: now,
            },
        };
    });
    const results = await log.append(tx, appends);
    // The row of each thing was locked by saving it, so nobody else can have appended to its stream.
    if (results.some(({ ok }) => !ok))
        throw new Error('What was learned of access was written past its row lock');
    return learned;
}
/** The stream of a service's own log that holds what it learned of one host, key, tenant or division. */
function accessStreamOf(change) {
    return (0, identity_1.derivedId)('access', change.entity, (0, access_id_1.accessIdOf)(change));
}
//# sourceMappingURL=learn-access.js.map
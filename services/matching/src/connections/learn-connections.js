"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.connectionStreamOf = void 0;
exports.learnConnections = learnConnections;
const service_kit_1 = require("@ledgerbridge/service-kit");
const json_of_1 = require("../log/json-of");
const save_connection_1 = require("./save-connection");
/**
 * Takes messages of `connection.changed` into the service's own rows. They are taken in their streams' order, so that a
 * reconnection within one batch is seen; what is not newer than known is ignored.
 *
 * The caller holds the connections' lock and appends last.
 */
async function learnConnections(tx, log, messages, now) {
    const news = [];
    const connected = new Map();
    for (const message of [...messages].sort((a, b) => a.data.version - b.data.version)) {
        const saved = await (0, save_connection_1.saveConnection)(tx, log.schema, message.data);
        if (!saved)
            continue;
        news.push(message);
        const { data } = message;
        if (data.status === 'connected' && saved.before !== 'connected')
            connected.set(data.connectionId, data);
    }
    return { appends: await learnedAppends(tx, log, news, now), connected: [...connected.values()] };
}
async function learnedAppends(tx, log, news, now) {
    const byStream = new Map();
    for (const message of news) {
        const streamId = (0, exports.connectionStreamOf)(message.data.connectionId);
        byStream.set(streamId, [...(byStream.get(streamId) ?? []), message]);
    }
    const streams = await log.readStreams(tx, [...byStream.keys()]);
    return [...byStream].map(([streamId, messagesOfIt]) => learnedAppend(streamId, streams.get(streamId)?.length ?? 0, messagesOfIt, now));
}
function learnedAppend(streamId, version, messages, now) {
    const last = messages.at(-1);
    if (!last)
        throw new Error('There is nothing to learn');
    return {
        streamId,
        expectedVersion: version === 0 ? 'no-stream' : version,
        events: messages.map(({ data }) => ({ type: 'ConnectionLearned', data: (0, json_of_1.jsonOf)(data) })),
        metadata: {
            tenantId: last.data.tenantId,
            divisionId: last.data.divisionId,
            actor: 'system:matching',
            correlationId: last.correlationId,
            causationId: last.id,
            occurredAt: now,
        },
    };
}
/** The stream of this service's log that holds what it learned of one connection. */
const connectionStreamOf = (connectionId) => (0, service_kit_1.derivedId)('connection', connectionId);
exports.connectionStreamOf = connectionStreamOf;
//# sourceMappingURL=learn-connections.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LinkBatch = void 0;
const json_of_1 = require("../log/json-of");
const decide_link_1 = require("./domain/decide-link");
const link_history_1 = require("./link-history");
/** The links that one transaction decides about: read at once, decided in memory, written at once. */
class LinkBatch {
    entries = new Map();
    static async load(tx, log, links) {
        const batch = new LinkBatch();
        const streams = await log.readStreams(tx, links.map(({ linkId }) => linkId));
        for (const link of links) {
            const history = (0, link_history_1.historyOf)(streams.get(link.linkId) ?? []);
            const entry = { link, readVersion: history.version, history, events: [], cause: undefined };
            batch.entries.set(link.linkId, entry);
        }
        return batch;
    }
    stateOf({ linkId }) {
        return this.entryOf(linkId).history.state;
    }
    decide({ linkId }, command, cause) {
        const entry = this.entryOf(linkId);
        for (const event of (0, decide_link_1.decideLink)(command, entry.history.state)) {
            entry.events.push(event);
            entry.cause ??= cause;
            entry.history = (0, link_history_1.continued)(entry.history, event, { actor: cause.actor, at: cause.occurredAt });
        }
    }
    /** Links that have new events, as they are now. */
    changed() {
        return [...this.entries.values()]
            .filter(({ events }) => events.length > 0)
            .map(({ link, history }) => ({ link, ...history }));
    }
    appends() {
        return [...this.entries.values()].flatMap(({ link, readVersion, events, cause }) => cause === undefined ? [] : [appendOf(link, readVersion, events, cause)]);
    }
    entryOf(linkId) {
        const entry = this.entries.get(linkId);
        if (!entry)
            throw new Error(`Link ${linkId} was not read`);
        return entry;
    }
}
exports.LinkBatch = LinkBatch;
function appendOf(link, version, events, cause) {
    const { linkId, connectionId, tenantId, divisionId, companyId, kind, key } = link;
    return {
        streamId: linkId,
        expectedVersion: version === 0 ? 'no-stream' : version,
        events: events.map(({ type, data }) => ({
            type,
            data: (0, json_of_1.jsonOf)({ connectionId, companyId, kind, key, ...data }),
        })),
        metadata: { tenantId, divisionId, ...cause },
    };
}
//# sourceMappingURL=link-batch.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.historyOf = historyOf;
exports.continued = continued;
const link_1 = require("./domain/link");
const stored_link_event_1 = require("./stored-link-event");
const emptyHistory = { state: link_1.initialLink, version: 0, decided: null };
function historyOf(events) {
    return events.reduce((history, recorded) => {
        const event = (0, stored_link_event_1.readLinkEvent)(recorded);
        if (!event)
            throw new Error(`${recorded.type} is no event of a link`);
        return continued(history, event, { actor: recorded.metadata.actor, at: recorded.metadata.occurredAt });
    }, emptyHistory);
}
/** The history with one event more. New facts of a record do not change who decided. */
function continued({ state, version, decided }, event, by) {
    const decides = event.type !== 'RecordMentioned' && event.type !== 'LinkedRecordChanged';
    return { state: (0, link_1.evolveLink)(state, event), version: version + 1, decided: decides ? by : decided };
}
//# sourceMappingURL=link-history.js.map
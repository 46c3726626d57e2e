"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.initialLink = void 0;
exports.evolveLink = evolveLink;
exports.initialLink = {
    mentioned: false,
    target: null,
    decision: { status: 'undecided' },
};
function evolveLink(state, event) {
    switch (event.type) {
        case 'RecordMentioned':
            return { ...state, mentioned: true, target: event.data.target };
        case 'LinkMade':
        case 'LinkedRecordChanged':
            return { ...state, decision: { status: 'linked', ...event.data } };
        case 'LinkLeftOpen':
            return { ...state, decision: { status: 'open', ...event.data } };
        case 'LinkRemoved':
            return { ...state, decision: { status: 'open', reason: 'removed', candidates: 0 } };
        default:
            return event;
    }
}
//# sourceMappingURL=link.js.map
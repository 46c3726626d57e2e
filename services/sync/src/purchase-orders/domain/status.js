"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.statusOf = statusOf;
/** The one word that hosts and people read. What is being sent comes before why the order rests. */
function statusOf({ pending, standing, canceled }) {
    if (pending)
        return pending.outcome === 'sending' ? 'sending' : 'confirming';
    if (standing.status === 'settled')
        return canceled ? 'canceled' : 'synced';
    return standing.status;
}
//# sourceMappingURL=status.js.map
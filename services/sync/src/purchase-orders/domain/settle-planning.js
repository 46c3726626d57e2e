"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.settlePlanning = settlePlanning;
const qbo_1 = require("@ledgerbridge/qbo");
/**
 * What planning changes about a document; nothing when it would only say again what is known, so that a release that
 * mends one cause of three does not fill the timeline.
 */
function settlePlanning(planning, policyVersion, state) {
    if (!state.exists || state.pending)
        return [];
    const { revision } = state;
    switch (planning.outcome) {
        case 'plan': {
            const { operation, hash: planHash } = planning.plan;
            return state.standing.status === 'queued'
                ? []
                : [{ type: 'PurchaseOrderPlanned', data: { revision, operation, planHash, policyVersion } }];
        }
        case 'blocked':
        case 'held': {
            if (restsOn(state, planning))
                return [];
            const { causes } = planning;
            const data = { revision, codes: causes.map(({ code }) => code) };
            return [
                {
                    type: planning.outcome === 'blocked' ? 'PurchaseOrderBlocked' : 'PurchaseOrderHeld',
                    data,
                    sealed: { causes },
                },
            ];
        }
        case 'skipped':
            return [{ type: 'PurchaseOrderSkipped', data: { revision, reason: planning.reason } }];
        case 'nothing-to-write':
            return state.standing.status === 'settled' ? [] : [{ type: 'NothingToWrite', data: { revision } }];
        case 'canceled':
            return state.standing.status === 'settled' ? [] : [{ type: 'CancellationSettled', data: { revision } }];
    }
}
function restsOn({ standing }, planning) {
    return (standing.status === planning.outcome && (0, qbo_1.canonicalJson)(standing.causes) === (0, qbo_1.canonicalJson)(planning.causes));
}
//# sourceMappingURL=settle-planning.js.map
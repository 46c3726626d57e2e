import { canonicalJson } from '@ledgerbridge/qbo';
import type { PurchaseOrderEvent } from './events';
import type { PlanningFacts } from './facts';
import type { Planning } from './plan';
import type { KnownPurchaseOrder, PurchaseOrderState } from './state';

/**
 * What planning changes about a document; nothing when it would only say again what is known, so that a release that
 * mends one cause of three does not fill the timeline.
 */
export function settlePlanning(
  planning: Planning,
  facts: Pick<PlanningFacts, 'connection' | 'policies'>,
  state: PurchaseOrderState,
): PurchaseOrderEvent[] {
  if (!state.exists || state.pending) return [];
  const { revision } = state;
  switch (planning.outcome) {
    case 'plan': {
      const { operation, hash: planHash } = planning.plan;
      return state.standing.status === 'queued'
        ? []
        : [
            {
              type: 'PurchaseOrderPlanned',
              data: { revision, operation, planHash, policyVersion: facts.policies.version },
            },
          ];
    }
    case 'blocked':
    case 'held': {
      if (restsOn(state, planning)) return [];
      const { causes } = planning;
      const data = { revision, codes: causes.map(({ code }) => code), connection: connectionOf(facts) };
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

function restsOn(
  { standing }: KnownPurchaseOrder,
  planning: Extract<Planning, { outcome: 'blocked' | 'held' }>,
): boolean {
  return (
    standing.status === planning.outcome && canonicalJson(standing.causes) === canonicalJson(planning.causes)
  );
}

function connectionOf({ connection }: Pick<PlanningFacts, 'connection'>) {
  return connection && { connectionId: connection.connectionId, companyId: connection.companyId };
}

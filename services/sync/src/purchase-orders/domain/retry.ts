import type { PurchaseOrderEvent } from './events';
import type { KnownPurchaseOrder } from './state';

export type RetryDecision =
  { ok: true; events: PurchaseOrderEvent[] } | { ok: false; reason: 'push-under-way' };

/** A person wants it tried again: whatever it rests on, it is planned anew. Nothing is sent twice by that. */
export function retryOrder(by: string, state: KnownPurchaseOrder): RetryDecision {
  if (state.pending) return { ok: false, reason: 'push-under-way' };
  return { ok: true, events: [{ type: 'RetryRequested', data: { by } }] };
}

/** A person decides that it shall not go to QuickBooks; what is there already stays as it is. */
export function skipOrder(state: KnownPurchaseOrder): RetryDecision {
  if (state.pending) return { ok: false, reason: 'push-under-way' };
  return {
    ok: true,
    events: [
      { type: 'PurchaseOrderSkipped', data: { revision: state.revision, reason: 'skipped-by-person' } },
    ],
  };
}

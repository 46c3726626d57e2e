import type { PurchaseOrderEvent } from '../domain/events';
import { fold, type KnownPurchaseOrder, type PurchaseOrderState } from '../domain/state';

/** `given(events).when(decide).then(events)`: a decision told by what happened before and what it makes happen. */
export function given(events: readonly PurchaseOrderEvent[]) {
  return {
    when: (decide: (state: PurchaseOrderState) => readonly PurchaseOrderEvent[]) => ({
      then: (expected: readonly unknown[]) => expect(decide(fold(events))).toEqual(expected),
    }),
  };
}

export function stateAfter(events: readonly PurchaseOrderEvent[]): KnownPurchaseOrder {
  const state = fold(events);
  if (!state.exists) throw new Error('no events');
  return state;
}

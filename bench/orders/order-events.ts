import type { PurchaseOrder } from '@ledgerbridge/contracts';
import type { QboPurchaseOrder } from '@ledgerbridge/qbo';
import type { PurchaseOrderEvent } from '../../services/sync/src/purchase-orders/domain/events';
import { planPurchaseOrder } from '../../services/sync/src/purchase-orders/domain/plan';
import { recordAnswer, startPush } from '../../services/sync/src/purchase-orders/domain/push';
import { receiveOrder } from '../../services/sync/src/purchase-orders/domain/receive';
import { settlePlanning } from '../../services/sync/src/purchase-orders/domain/settle-planning';
import {
  fold,
  initialState,
  type KnownPurchaseOrder,
} from '../../services/sync/src/purchase-orders/domain/state';
import { DIVISION_ID, someFacts } from '../../services/sync/src/purchase-orders/testing/order';

/** The whole stream of an order that went to QuickBooks without trouble: four events, as sync's deciders make them. */
export function orderEvents(order: PurchaseOrder): PurchaseOrderEvent[] {
  const facts = someFacts();
  const events = receiveOrder(
    { order, divisionId: DIVISION_ID, via: 'po.approved', contentHmac: 'f'.repeat(64) },
    initialState,
  );
  const planning = planPurchaseOrder({ order, canceled: false, written: null }, facts);
  if (planning.outcome !== 'plan') throw new Error('the order has no plan');
  events.push(...settlePlanning(planning, facts, fold(events)));
  events.push(...startPush(planning.plan, 'lb'.padEnd(36, '7'), known(events)));
  events.push(...recordAnswer({ found: answerTo(planning.plan.body), adopted: false }, known(events)));
  return events;
}

type Body = Extract<ReturnType<typeof planPurchaseOrder>, { outcome: 'plan' }>['plan']['body'];

/** What QuickBooks answers to a create: the same with ids. */
function answerTo(body: Body): QboPurchaseOrder {
  if (!('Line' in body)) throw new Error('the plan creates nothing');
  const Line = body.Line.map((line, index) => ({ ...line, Id: String(index + 1) }));
  return { ...body, Id: '146', SyncToken: '0', Line };
}

function known(events: readonly PurchaseOrderEvent[]): KnownPurchaseOrder {
  const state = fold(events);
  if (!state.exists) throw new Error('the order was not received');
  return state;
}

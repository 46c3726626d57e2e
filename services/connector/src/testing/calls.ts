import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayCall, GatewayReply } from '@ledgerbridge/qbo';

let made = 0;
/** A requestid that no other test has used. */
export const newRequestId = (): string => `test${Date.now().toString(36)}${(made += 1)}`;

/** A purchase order of the simulator's demo company. */
export function purchaseOrder(note = 'a test'): object {
  return {
    VendorRef: { value: '41' },
    PrivateNote: note,
    Line: [
      {
        Amount: 25,
        DetailType: 'ItemBasedExpenseLineDetail',
        ItemBasedExpenseLineDetail: { ItemRef: { value: '11' }, Qty: 2, UnitPrice: 12.5 },
      },
    ],
  };
}

export function createOrder(
  companyId: string,
  requestId = newRequestId(),
  body = purchaseOrder(),
): GatewayCall {
  return {
    companyId,
    priority: 'document',
    requestId,
    operation: { kind: 'create', entity: 'PurchaseOrder', body },
  };
}

export function queryOrders(companyId: string): GatewayCall {
  return {
    companyId,
    priority: 'document',
    operation: { kind: 'query', query: 'SELECT * FROM PurchaseOrder' },
  };
}

/** Comes again for as long as the gateway says so, as a worker does. */
export async function patiently(
  call: () => Promise<GatewayReply>,
  reasons: readonly string[] = ['budget'],
): Promise<GatewayReply> {
  for (;;) {
    const reply = await call();
    if (reply.outcome !== 'retry-later' || !reasons.includes(reply.reason)) return reply;
    await pause(reply.afterMs);
  }
}

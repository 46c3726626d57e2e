import { randomUUID } from 'node:crypto';
import { messageType } from '@ledgerbridge/contracts';
import { type OutgoingMessage, toStructured } from '@ledgerbridge/messaging';
import { orderOf } from '../orders/an-order';

/** Each with one division and one company of its own. */
export const TENANTS = Array.from({ length: 16 }, (_, n) => `tenant-${n}`);

/** Approved orders as a host sends them; every order is another one. */
export function approvedOrders(count: number, topic = 'po.approved'): OutgoingMessage[] {
  return Array.from({ length: count }, (_, n) => {
    const tenantid = TENANTS[n % TENANTS.length] ?? '';
    const id = randomUUID();
    const value = toStructured({
      id,
      source: 'bench/host',
      type: messageType('po.approved', 1),
      time: '2026-11-20T10:00:00.000Z',
      tenantid,
      data: orderOf(`PO-${id.slice(0, 18)}`, 2),
    });
    return { topic, key: tenantid, value };
  });
}

import type { PurchaseOrder } from '@ledgerbridge/contracts';
import { anOrder } from '../../services/sync/src/purchase-orders/testing/order';

/** An order whose lines repeat an item line and an account line in turn; every line is 38.25 or 10.00. */
export function orderOf(externalId: string, lines: number): PurchaseOrder {
  const sample = anOrder();
  const repeated = Array.from({ length: lines }, (_, n) => {
    const line = sample.lines[n % sample.lines.length];
    if (line === undefined) throw new Error('the sample order has no lines');
    return { ...line, externalId: String(n + 1) };
  });
  const cents = repeated.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
  return anOrder({ externalId, number: externalId, lines: repeated, total: (cents / 100).toFixed(2) });
}

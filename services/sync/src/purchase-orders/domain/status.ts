import type { DocumentStatus } from '@ledgerbridge/contracts';
import type { KnownPurchaseOrder } from './state';

/** The one word that hosts and people read. What is being sent comes before why the order rests. */
export function statusOf({ pending, standing, canceled }: KnownPurchaseOrder): DocumentStatus {
  if (pending) return pending.outcome === 'sending' ? 'sending' : 'confirming';
  if (standing.status === 'settled') return canceled ? 'canceled' : 'synced';
  return standing.status;
}
